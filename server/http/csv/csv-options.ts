import type { Header, Scalar } from '../figures/columns.ts'

export interface CsvOptions {
  header: Header
  /** For spreadsheets: a byte order mark, and no text that they would run as a formula. */
  spreadsheet: boolean
}

/**
 * A number is never a formula; a text that begins like one is made plain text by an apostrophe. The wide forms of the
 * signs count too: spreadsheets with a Chinese keyboard take them for the narrow ones.
 */
export function neutralise(cell: Scalar): Scalar {
  return typeof cell === 'string' && /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell
}
