/** ECharts behind one attachment: made once, fed by a plot, disposed with its element. */
import type { ECharts } from 'echarts'
import { flushSync } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import type { Hit, Plot } from './plot.ts'

/** Width in CSS pixels that fits an A4 page in portrait. */
const PAPER_WIDTH = 660

export interface ChartEvents {
  /** The mark under the pointer, with its place in the plot; null when it leaves. */
  onhover: (hit: (Hit & { x: number; y: number }) | null) => void
  onpick: (hit: Hit) => void
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
    let chart = $state.raw<ECharts | null>(null)
    let disposed = false

    const resize = new ResizeObserver(() => events.onwidth(element.clientWidth))
    // Paper is narrower than most windows, and is laid out without waiting for us.
    const toPaper = () => flushSync(() => events.onwidth(Math.min(element.clientWidth, PAPER_WIDTH)))
    const toScreen = () => events.onwidth(element.clientWidth)
    addEventListener('beforeprint', toPaper)
    addEventListener('afterprint', toScreen)
    resize.observe(element)
    events.onwidth(element.clientWidth)

    import('./echarts.ts').then(({ init }) => {
      if (disposed) return
      const made = init(element, null, { renderer: 'svg' })
      listen(made, plot, events)
      chart = made
    }, events.onerror)

    $effect(() => {
      const current = plot()
      if (!chart || !current) return
      // What cannot be drawn is still shown as a table: the page does not fail with it.
      try {
        chart.resize({ width: current.width, height: current.height })
        chart.setOption(current.option, { notMerge: true })
      } catch (error) {
        events.onerror(error)
      }
    })
    $effect(() => {
      const hit = active()
      if (!chart || !hit) return
      const shown = chart
      const target = { seriesIndex: hit.series ?? undefined, dataIndex: plot()?.dataIndex(hit.category) }
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
      chart?.dispose()
    }
  }
}

/** A bar of 0 has no width: the whole row answers to the pointer, its parts where they can be hit. */
function listen(chart: ECharts, plot: () => Plot | null, { onhover, onpick }: ChartEvents): void {
  let series: number | null = null
  const hitAt = (x: number, y: number): Hit | null => {
    const current = plot()
    if (!current || !chart.containPixel({ gridIndex: 0 }, [x, y])) return null
    const found = chart.convertFromPixel({ gridIndex: 0 }, [x, y])
    const along = found[current.along === 'y' ? 1 : 0]
    if (along === undefined) return null
    const category = nearest(current, along)
    return category === null ? null : { category, series }
  }
  chart.on('mouseover', (event) => {
    series = event.componentType === 'series' ? (event.seriesIndex ?? null) : null
  })
  chart.on('mouseout', () => {
    series = null
  })
  const surface = chart.getZr()
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
