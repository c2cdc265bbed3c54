/** How rows with names are laid out: beside their names where there is room, under them on a phone. */
import type { ChartData } from './chart-data.ts'
import { isBlank } from './chart-data.ts'
import { colour, type Look } from './look.ts'
import type { Words } from './words.ts'

export interface RowLayout {
  above: boolean
  barWidth: number
  rowHeight: number
  height: number
  nameWidth: number
}

/** Height of the labels under the rows. */
export const rowsRoom = (look: Look) => Math.round(look.text * 1.4) + 12

/** @param bars bars drawn side by side in each row */
export function layoutRows(data: ChartData, look: Look, bars: number): RowLayout {
  const above = look.width < 600
  // Bars grow with the reader's text: what is written in and beside them must not collide.
  const barWidth = bars > 1 ? Math.max(9, look.text) : above ? look.text + 2 : look.text + 5
  const block = bars * barWidth + (bars - 1) * 2
  const rowHeight = above ? block + 2 * (look.text + 8) : Math.max(block + 14, 2 * look.text + 12)
  const longest = Math.max(0, ...data.categories.map(({ label }) => widthOf(label, look.text)))
  return {
    above,
    barWidth,
    rowHeight,
    height: data.categories.length * rowHeight + rowsRoom(look),
    nameWidth: Math.min(Math.ceil(longest) + 4, Math.round(look.width * 0.34), 260),
  }
}

/** Rough width of text in pixels: a Chinese character is as wide as high, a Latin one less than two thirds. */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const character of text) width += character.codePointAt(0)! > 0x2e7f ? size : size * 0.62
  return width
}

/**
 * The text as far as it fits, and an ellipsis. Over several lines some room is lost at their ends.
 * @param room width of a line in pixels
 */
export function shorten(text: string, size: number, room: number, lines = 1): string {
  const most = lines === 1 ? room : room * lines * (/[a-z]/i.test(text) ? 0.8 : 0.94)
  if (widthOf(text, size) <= most) return text
  const characters = [...text]
  while (characters.length > 1 && widthOf(characters.join(''), size) + size * 0.62 > most) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** The axis with the names of the rows. */
export function nameAxis(data: ChartData, look: Look, layout: RowLayout, words: Words, block: number) {
  const names = data.categories.map(({ label }, index) => {
    const blank = isBlank(data, index)
    if (layout.above) return blank ? `${label} （${words.noValue}）` : label
    const name = shorten(label, look.text, layout.nameWidth, blank ? 1 : 2)
    return blank ? `${name}\n（${words.noValue}）` : name
  })
  return {
    type: 'category' as const,
    inverse: true,
    data: names,
    z: 10,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: layout.above
      ? {
          inside: true,
          margin: 0,
          align: 'left' as const,
          verticalAlign: 'bottom' as const,
          padding: [0, 0, block / 2 + 4, 0],
          color: colour(look, 'ink'),
          fontSize: look.text,
          width: look.width - 16,
          overflow: 'truncate' as const,
          interval: 0,
        }
      : {
          color: colour(look, 'ink'),
          fontSize: look.text,
          lineHeight: look.text + 4,
          width: layout.nameWidth,
          overflow: 'break' as const,
          interval: 0,
          margin: 10,
        },
  }
}

/** Room around the rows. `right` holds what is written at the end of a bar. */
export function rowGrid(layout: RowLayout, look: Look, right: number) {
  return {
    left: layout.above ? 2 : layout.nameWidth + 14,
    right,
    top: 2,
    bottom: rowsRoom(look) - 2,
    containLabel: false,
    outerBoundsMode: 'none' as const,
  }
}
