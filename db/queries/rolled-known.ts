/**
 * Agencies that could stand behind a row, whether they reported or not: those known in its regions and parts for whom
 * nobody else speaks in all of its years.
 */
import { KNOWN } from '../rollup/keys.ts'
import { readRow, valueAt, type Page } from '../rollup/pages.ts'
import { yearBit } from '../rollup/speakers.ts'
import type { Kind, Quality } from '../rollup/store.ts'

export type Mode = 'own' | 'auto' | 'consolidated'

export interface Known {
  /** Who could have reported whatever the year. */
  always: number
  /** By the years, as bits, in which somebody else speaks for them. */
  spoken: { years: number; agencies: number }[]
}

/** Adds what one row of knowledge says. @param direct of the organs of a place itself. */
export function learn(
  known: Known,
  mode: Mode,
  direct: boolean,
  kind: Kind,
  page: Page,
  quality: Quality,
  row: number,
): void {
  if (mode === 'own') known.always += valueAt(page, quality, row, KNOWN.own)
  else if (direct) known.always += kind === 'apart' ? 0 : valueAt(page, quality, row, KNOWN.unspoken)
  else if (kind === (mode === 'auto' ? 'auto' : 'speakers'))
    readRow(page, quality, row, (years, agencies) => known.spoken.push({ years, agencies }))
}

/** @param years of the row in which anything was reported at all. */
export function agenciesIn({ always, spoken }: Known, years: readonly number[]): number {
  let agencies = always
  if (spoken.length === 0) return agencies
  let asked = 0
  for (const year of years) asked |= yearBit(year)
  for (const one of spoken) if ((asked & ~one.years) !== 0) agencies += one.agencies
  return agencies
}
