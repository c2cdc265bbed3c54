/** The printed figures of a bundled report, as they were recorded. */
import { readFileSync } from 'node:fs'
import { cellKey } from '../../server/report/tables/forms.ts'
import type { Parsed } from '../../server/report/report.ts'
import type { Figures } from '../report/support/figures.ts'

export function goldenFigures(slug: string): Figures {
  const path = new URL(`../golden/${slug}/expected.json`, import.meta.url)
  const { cells } = JSON.parse(readFileSync(path, 'utf8')) as Parsed
  return new Map(cells.map(({ code, applicant, raw }) => [cellKey(code, applicant), raw]))
}
