/** How much one answer of figures may hold, by format; announced by `/config`, checked before anything is summed. */
import type { FigureFormat } from './formats/format.ts'

/** Figures: rows × indicators. */
export type Limits = Readonly<Record<FigureFormat, number>>

/** A workbook and a cube are put together in memory; a CSV line is written and forgotten. */
export const LIMITS: Limits = {
  json: 1_000_000,
  csv: 5_000_000,
  sdmxcsv: 5_000_000,
  zip: 2_000_000,
  xlsx: 500_000,
  jsonstat: 1_000_000,
}

/** Rows of a worksheet, its header included. */
export const SHEET_ROWS = 1_048_576
