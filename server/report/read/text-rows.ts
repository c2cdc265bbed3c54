/** Which rows of a spreadsheet are no rows of a table but lines of text: titles, headings, paragraphs in one cell. */

export interface SheetCell {
  text: string
  colSpan?: number
  rowSpan?: number
}

/** A part of the report opens with its number, also between two tables without a blank row. */
const NUMBERED_PART =
  /^\s*(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])\s*\S/

/**
 * One line of text in its row, unless it stands between rows of a table: a label whose values are blank, or the
 * caption of a block.
 */
export function textOfRow(rows: readonly (readonly SheetCell[])[], at: number): SheetCell | null {
  const text = only(rows[at]!)
  if (!text || (text.rowSpan ?? 1) > 1) return null
  const first = rows[at]!.find((cell) => cell.text !== '' || (cell.colSpan ?? 1) > 1)
  const wide = rows[at]!.length === 1
  const enclosed = isTabular(rows[at - 1]) && isTabular(rows[at + 1])
  return first === text && (wide || !enclosed || NUMBERED_PART.test(text.text)) ? text : null
}

function only(row: readonly SheetCell[]): SheetCell | null {
  const filled = row.filter((cell) => cell.text !== '')
  return filled.length === 1 ? filled[0]! : null
}

const isTabular = (row: readonly SheetCell[] | undefined) =>
  row !== undefined && row.filter((cell) => cell.text !== '').length > 1
