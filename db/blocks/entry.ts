/** One report as it lies in a block: who gave it, what is said of it as a whole, and its figures as a vector. */
import { cellsOfForm } from '../reference/indicators.ts'
import type { AgencyState, RolledYear } from '../rollup/agency-state.ts'
import { COUNTS_END, quantityKey, reportsKey } from '../rollup/keys.ts'
import { encodeVector, type Vector } from '../rollup/vector.ts'
import type { Form } from '../../server/report/report.ts'

export interface BlockEntry {
  agency: number
  report: number
  /** Region code as a number. */
  region: number
  /** See `flagsOf`. */
  flags: number
  /** Cells without a value. */
  missing: number
  /** Rules of severity error that it fails. */
  failed: number
  /** The keys of cells, blanks and gaps. */
  cells: Uint8Array
}

export const CELLS: Readonly<Record<Form, number>> = {
  '2019': cellsOfForm('2019'),
  '2021': cellsOfForm('2021'),
}

/** Place in this list: the three lowest bits of the flags. */
const LEVELS = [null, 'national', 'province', 'prefecture', 'county', 'township', 'special'] as const

/** What is usual is 0, so that most flags take one byte. */
const FLAG = { old: 8, consolidated: 16, unclean: 32, dated: 64, onTime: 128 } as const

export const levelOf = (flags: number): string | null => LEVELS[flags & 7] ?? null
export const formOf = (flags: number): Form => (flags & FLAG.old ? '2019' : '2021')
export const isOwn = (flags: number): boolean => (flags & FLAG.consolidated) === 0
export const isClean = (flags: number): boolean => (flags & FLAG.unclean) === 0
export const isDated = (flags: number): boolean => (flags & FLAG.dated) !== 0
export const isOnTime = (flags: number): boolean => (flags & FLAG.onTime) !== 0

/** @throws RangeError for a level that has no number here. */
export function levelNumber(level: string | null): number {
  const number = (LEVELS as readonly (string | null)[]).indexOf(level)
  if (number < 0) throw new RangeError(`Unknown level ${level}`)
  return number
}

/** What the counts at the head of a contribution say goes into the flags, the rest of it stays a vector. */
export function entryOf({ id, region, level }: AgencyState, { id: report, vector }: RolledYear): BlockEntry {
  const of = (key: number): number => vector.get(key) ?? 0
  const old = of(reportsKey('own', '2019')) + of(reportsKey('consolidated', '2019')) > 0
  const consolidated = of(reportsKey('consolidated', '2019')) + of(reportsKey('consolidated', '2021')) > 0
  const flags =
    levelNumber(level) |
    (old ? FLAG.old : 0) |
    (consolidated ? FLAG.consolidated : 0) |
    (of(quantityKey('report.clean')) > 0 ? 0 : FLAG.unclean) |
    (of(quantityKey('report.dated')) > 0 ? FLAG.dated : 0) |
    (of(quantityKey('report.on_time')) > 0 ? FLAG.onTime : 0)
  return {
    agency: id,
    report,
    region: Number(region),
    flags,
    missing: CELLS[formOf(flags)] - of(quantityKey('report.cells_filled')),
    failed: of(quantityKey('report.rules')) - of(quantityKey('report.rules_held')),
    cells: encodeVector(cellsOf(vector)),
  }
}

function cellsOf(vector: Vector): Vector {
  const cells: Vector = new Map()
  for (const [key, value] of vector) if (key >= COUNTS_END) cells.set(key, value)
  return cells
}
