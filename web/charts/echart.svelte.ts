/** ECharts behind one attachment: made once, fed by a plot, disposed with its element. */
import type { ECharts } from 'echarts'
import { flushSync } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { echartsFor, loadEcharts } from './load-echarts.ts'
import type { Hit, Plot } from './plot.ts'

/**
 * Widths in CSS pixels that fit an A4 page in portrait at the scale that Drawing prints at, alone and two abreast
 * (inside `data-abreast`).
 */
const PAPER_WIDTH = 930
const ABREAST_WIDTH = 450

export interface ChartEvents {
  /** The mark under the pointer, with its place in the plot; null when it leaves. */
  onhover: (hit: (Hit & { x: number; y: number }) | null) => void
  onpick: (hit: Hit) => void
  /** Where the active mark stands in the plot, once it is drawn. */
  onplace?: (place: { x: number; y: number } | null) => void
  /** Width of the element, now and whenever it changes. */
  onwidth: (width: number) => void
  onerror: (error: unknown) => void
}

/**
 * @param plot null until the width is known
 * @param active the mark to show as active (keyboard), null for none
 */
export function echart(
  plot: () => Plot | null,
  active: () => Hit | null,
  events: ChartEvents,
): Attachment<HTMLElement> {
  return (element) => {
    let drawn = $state.raw<{ chart: ECharts; plot: Plot } | null>(null)
    let disposed = false

    const resize = new ResizeObserver(() => events.onwidth(element.clientWidth))
    // Paper is narrower than most windows, and is laid out without waiting for us.
    const paper = () => (element.closest('[data-abreast]') ? ABREAST_WIDTH : PAPER_WIDTH)
    const toPaper = () => flushSync(() => events.onwidth(Math.min(element.clientWidth, paper())))
    const toScreen = () => events.onwidth(element.clientWidth)
    addEventListener('beforeprint', toPaper)
    addEventListener('afterprint', toScreen)
    resize.observe(element)
    events.onwidth(element.clientWidth)

    /** One chart for one renderer; another is made when a picture wants the other one. */
    let made: { chart: ECharts; renderer: string } | null = null
    $effect(() => {
      const current = plot()
      if (!current) return
      const ready = echartsFor(current)
      if (ready) return draw(ready, current)
      let outdated = false
      loadEcharts(current).then((loaded) => {
        if (!disposed && !outdated) draw(loaded, current)
      }, events.onerror)
      return () => {
        outdated = true
      }
    })
    function draw({ init }: NonNullable<ReturnType<typeof echartsFor>>, current: Plot): void {
      const renderer = current.renderer ?? 'svg'
      if (made?.renderer !== renderer) {
        made?.chart.dispose()
        made = {
          chart: init(element, null, { renderer, width: current.width, height: current.height }),
          renderer,
        }
        listen(made.chart, plot, events)
      }
      // What cannot be drawn is still shown as a table: the page does not fail with it.
      try {
        const { chart } = made
        const { width, height } = current
        const fits = chart.getWidth() === width && chart.getHeight() === height
        // Another size draws everything anew: the new option waits for it, so that nothing is drawn twice.
        chart.setOption(current.option, { notMerge: true, lazyUpdate: !fits })
        if (!fits) {
          chart.resize({ width, height })
          // Paper does not wait for the next frame.
          chart.getZr().flush()
        }
        drawn = { chart, plot: current }
      } catch (error) {
        events.onerror(error)
      }
    }
    $effect(() => {
      const hit = active()
      if (!drawn || !hit) return
      const { chart: shown, plot: current } = drawn
      const target = current.marks
        ? current.marks.item(hit)
        : { seriesIndex: hit.series ?? undefined, dataIndex: current.dataIndex(hit.category) }
      if (!target) return
      events.onplace?.(placeOf(shown, current, hit))
      shown.dispatchAction({ type: 'highlight', ...target })
      return () => {
        if (!shown.isDisposed()) shown.dispatchAction({ type: 'downplay', ...target })
      }
    })
    return () => {
      disposed = true
      removeEventListener('beforeprint', toPaper)
      removeEventListener('afterprint', toScreen)
      resize.disconnect()
      made?.chart.dispose()
    }
  }
}

/** Where a mark that stands by itself is drawn; null for marks along an axis, which are placed by their row. */
function placeOf(chart: ECharts, plot: Plot, hit: Hit): { x: number; y: number } | null {
  const toPixel = (point: [number, number]): [number, number] => {
    const [x = 0, y = 0] = chart.convertToPixel({ gridIndex: 0 }, point)
    return [x, y]
  }
  const place = plot.marks?.place(hit, toPixel)
  return place ? { x: place[0], y: place[1] } : null
}

/** A bar of 0 has no width: the whole row answers to the pointer, its parts where they can be hit. */
function listen(chart: ECharts, plot: () => Plot | null, { onhover, onpick }: ChartEvents): void {
  let series: number | null = null
  let mark: Hit | null = null
  const hitAt = (x: number, y: number): Hit | null => {
    const current = plot()
    if (current?.marks) return mark
    if (!current || !chart.containPixel({ gridIndex: 0 }, [x, y])) return null
    const found = chart.convertFromPixel({ gridIndex: 0 }, [x, y])
    const along = found[current.along === 'y' ? 1 : 0]
    if (along === undefined) return null
    const category = nearest(current, along)
    return category === null ? null : { category, series }
  }
  const surface = chart.getZr()
  chart.on('mouseover', ({ componentType, seriesIndex, dataIndex, dataType, event }) => {
    const inSeries = componentType === 'series'
    series = inSeries ? (seriesIndex ?? null) : null
    const marks = plot()?.marks
    if (!marks) return
    mark = inSeries ? marks.hit(seriesIndex ?? 0, dataIndex, dataType) : null
    // The pointer's own move came before it was known what it is on.
    if (event) onhover(mark && { ...mark, x: event.offsetX, y: event.offsetY })
  })
  chart.on('mouseout', () => {
    series = null
    mark = null
  })
  surface.on('mousemove', ({ offsetX, offsetY }) => {
    const hit = hitAt(offsetX, offsetY)
    onhover(hit && { ...hit, x: offsetX, y: offsetY })
  })
  surface.on('globalout', () => onhover(null))
  surface.on('click', ({ offsetX, offsetY }) => {
    const hit = hitAt(offsetX, offsetY)
    if (hit) onpick(hit)
  })
}

/** The category whose coordinate is nearest; null when there is none within half a step. */
export function nearest(plot: Plot, along: number): number | null {
  const axis = plot.along === 'y' ? plot.option.yAxis : plot.option.xAxis
  const first = Array.isArray(axis) ? axis[0] : axis
  const count = plot.along === 'y' && first && 'data' in first ? (first.data?.length ?? 0) : 200
  for (let category = 0; category < count; category++)
    if (Math.abs(plot.coordinate(category) - along) <= 0.5) return category
  return null
}
