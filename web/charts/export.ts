/** A chart as a picture to take away: title, source and address are printed in. */
import type { EChartsOption, TitleComponentOption } from 'echarts'
import { colour, type Look } from './look.ts'
import { loadEcharts } from './load-echarts.ts'
import type { Plot } from './plot.ts'
import { widthOf } from './rows.ts'

export interface Caption {
  title: string
  subtitle: string
  legend: { label: string; colour: string }[]
  footer: string[]
}

const MARGIN = 24

/** Breaks text into lines no wider than `width`: between words in Latin text, anywhere in Chinese. */
export function wrapText(text: string, width: number, size: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line && widthOf(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  if (line.trim()) lines.push(line.trimEnd())
  return lines
}

/** The option of the plot with the caption around it. Pure; the size is that of the whole picture. */
export function captioned(
  plot: Plot,
  look: Look,
  caption: Caption,
): { option: EChartsOption; width: number; height: number } {
  const width = look.width + 2 * MARGIN
  const titles: TitleComponentOption[] = []
  let y = MARGIN
  const write = (text: string, size: number, style: TitleComponentOption['textStyle'], gap: number) => {
    const lines = wrapText(text, look.width, size)
    if (lines.length === 0) return
    titles.push({
      text: lines.join('\n'),
      left: MARGIN,
      top: y,
      padding: 0,
      textStyle: { fontSize: size, lineHeight: Math.round(size * 1.4), ...style },
    })
    y += lines.length * Math.round(size * 1.4) + gap
  }
  const ink = colour(look, 'ink')
  const grey = colour(look, 'ink-2')
  write(caption.title, 20, { fontFamily: look.fonts.title, fontWeight: 'bold', color: ink }, 4)
  write(caption.subtitle, look.text, { color: grey, fontWeight: 'normal' }, 8)
  if (caption.legend.length > 1) {
    const rich = Object.fromEntries(
      caption.legend.map((entry, index) => [`k${index}`, { color: entry.colour, fontSize: look.text }]),
    )
    titles.push({
      text: caption.legend.map((entry, index) => `{k${index}|■} ${entry.label}`).join('    '),
      left: MARGIN,
      top: y,
      padding: 0,
      textStyle: {
        fontSize: look.text,
        fontWeight: 'normal',
        color: ink,
        rich,
        width: look.width,
        overflow: 'break',
      },
    })
    const long = caption.legend.reduce((sum, { label }) => sum + widthOf(label, look.text) + 32, 0)
    y += Math.ceil(long / look.width) * Math.round(look.text * 1.5) + 8
  }
  const top = y + 4
  y = top + plot.height + 12
  for (const line of caption.footer) write(line, look.text - 1, { color: grey, fontWeight: 'normal' }, 2)
  const height = y + MARGIN - 8

  return {
    width,
    height,
    option: {
      ...moveDown(plot.option, top, height - (top + plot.height)),
      animation: false,
      backgroundColor: colour(look, 'paper'),
      title: titles,
    },
  }
}

interface Frame {
  left?: number | string
  right?: number | string
  top?: number | string
  bottom?: number | string
  width?: number | string
}

/** One frame within the margin, under the caption. Frames of a given size keep it; others keep their distances. */
function moveFrame<T extends Frame>(frame: T, top: number, below: number): T {
  const sized = frame.width !== undefined
  return {
    ...frame,
    left: Number(frame.left ?? 0) + MARGIN,
    top: Number(frame.top ?? 0) + top,
    ...(!sized && { right: Number(frame.right ?? 0) + MARGIN, bottom: Number(frame.bottom ?? 0) + below }),
  }
}

/** Everything that has a place of its own, moved: grids, and series that stand without one. */
function moveDown(option: EChartsOption, top: number, below: number): EChartsOption {
  const { grid, series } = option
  const list: Frame[] = grid === undefined ? [] : [grid].flat()
  const all = series === undefined ? [] : [series].flat()
  return {
    ...option,
    ...(list.length > 0 && { grid: list.map((one) => moveFrame(one, top, below)) }),
    series: all.map((one) => (one.type === 'sankey' ? moveFrame(one, top, below) : one)),
  }
}

/** Draws the captioned plot and hands it over as a file. */
export async function drawPicture(
  kind: 'png' | 'svg',
  plot: Plot,
  look: Look,
  caption: Caption,
): Promise<Blob> {
  const { init } = await loadEcharts(plot)
  const { option, width, height } = captioned(plot, look, caption)
  if (kind === 'svg') {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    chart.setOption(option)
    const text = chart.renderToSVGString()
    chart.dispose()
    return new Blob([text], { type: 'image/svg+xml' })
  }
  const canvas = document.createElement('canvas')
  const chart = init(canvas, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 })
  chart.setOption(option)
  chart.getZr().flush()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  chart.dispose()
  if (!blob) throw new Error('the browser could not make a PNG of the chart')
  return blob
}
