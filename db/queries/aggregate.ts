/** Sums and rates over reports, by up to three dimensions: the heart of everything that is shown. */
import type { Level } from '../../server/report/report.ts'
import { onOneState } from '../dialect.ts'
import { knownRegions, knownSectors, sectorPlaces } from '../known-reference.ts'
import { currentRevision } from '../revision.ts'
import { emptyTally } from '../rollup/tally.ts'
import type { Db } from '../schema.ts'
import { readBeside, type FiguresBeside } from './aggregate-beside.ts'
import { countKnown, type Group } from './aggregate-cells.ts'
import { agencyNames, type AgencyName, type RegionName } from './aggregate-labels.ts'
import { notesOf, type NoteFact } from './aggregate-notes.ts'
import { pageOf, type Page } from './aggregate-order.ts'
import { presenter } from './aggregate-present.ts'
import { askAggregate, type AggregateParameters, type AggregateQuestion } from './aggregate-question.ts'
import { readRanking } from './aggregate-ranking.ts'
import { readRolled } from './aggregate-rolled.ts'
import { figureRows, type FigureRow } from './aggregate-rows.ts'
import { readSource } from './aggregate-source.ts'
import type { RateParts } from './aggregate-values.ts'
import type { Change } from './change.ts'
import type { Distribution } from './distribution.ts'
import type { Interval } from './wilson.ts'

interface Label {
  zh: string
  en: string
}

export interface AggregateRow {
  year?: number
  /** `direct`: the organs of a region above the level asked, which belong to none of its parts. */
  region?: RegionName & { direct?: boolean }
  sector?: { code: string; label: Label }
  agency?: AgencyName
  level?: Level | null
  applicant?: { code: string; label: Label }
  scope: 'own' | 'consolidated' | 'mixed' | null
  reports: number
  agencies: number
  report?: number
  values: Record<string, number | null>
  rates: Record<string, RateParts>
  missing: Record<string, number>
  /** 95 % intervals of differences of two rates; only where the question has such a difference. */
  differences?: Record<string, Interval | null>
  /** Only where the question asks for them. */
  statistics?: Record<string, Distribution>
  changes?: Record<string, Change>
}

export interface AggregateAnswer {
  question: AggregateQuestion
  revision: number
  rows: AggregateRow[]
  notes: NoteFact[]
  total: number
  next: string | null
}

/** @throws QueryError when the question cannot be answered as put. */
export async function aggregate(db: Db, asked: AggregateParameters): Promise<AggregateAnswer> {
  return (
    answerAtOnce(db, asked) ??
    db
      .transaction()
      .setAccessMode('read only')
      .execute((trx) => answer(trx, asked))
  )
}

/** From the rollup, without a transaction; null where the question asks for more than the rollup holds. */
function answerAtOnce(db: Db, asked: AggregateParameters): AggregateAnswer | null {
  const answered = onOneState(db, () => {
    const question = askAggregate(db, asked)
    const ranking = readRanking(db, question, sectorPlaces(db))
    if (ranking) {
      const { notes, total, agencies, beside } = ranking
      return answerOf(db, question, ranking, notes, total, agencies, beside)
    }
    if (question.statistics.length > 0 || question.change !== null) return null
    const source = readRolled(db, question)
    if (!source || (source.rows.length === 0 && question.by.length === 0)) return null
    const rows = figureRows(question, source, sectorPlaces(db))
    const page = pageOf(question, rows)
    const notes = notesOf(question, rows, source.aside)
    return answerOf(db, question, page, notes, rows.length, NO_AGENCIES, null)
  })
  return answered?.result ?? null
}

const NO_AGENCIES: ReadonlyMap<number, AgencyName> = new Map()

async function answer(db: Db, asked: AggregateParameters): Promise<AggregateAnswer> {
  const question = askAggregate(db, asked)
  const { plan, rows: found, aside } = await readSource(db, question)
  // A grand total over nothing is still an answer: how many agencies could stand behind it, and none does.
  const groups =
    found.length === 0 && question.by.length === 0
      ? [{ group: { ...NOTHING, agencies: await countKnown(db, question) }, tally: emptyTally(plan) }]
      : found
  const rows = figureRows(question, { plan, rows: groups }, sectorPlaces(db))
  const beside = await readBeside(db, question, rows, sectorPlaces(db))
  const page = pageOf(question, rows)
  const agencies = agencyNames(
    db,
    page.rows.flatMap(({ group }) => group.k_agency ?? []),
  )
  const notes = notesOf(question, rows, aside, beside.notes)
  return answerOf(db, question, page, notes, rows.length, agencies, beside)
}

function answerOf(
  db: Db,
  question: AggregateQuestion,
  { rows, next }: Page<FigureRow>,
  notes: NoteFact[],
  total: number,
  agencies: ReadonlyMap<number, AgencyName>,
  beside: FiguresBeside | null,
): AggregateAnswer {
  const names = { regions: knownRegions(db), sectors: knownSectors(db), agencies }
  return {
    question,
    revision: currentRevision(db),
    rows: rows.map(presenter(question, names, beside)),
    notes,
    total,
    next,
  }
}

const NOTHING: Group = {
  k_year: null,
  k_region: null,
  k_direct: 0,
  k_sector: null,
  k_agency: null,
  k_level: null,
  reports: 0,
  own: 0,
  form2019: 0,
  form2021: 0,
  reporting: 0,
  agencies: 0,
  years: 0,
  first_year: null,
  last_year: null,
  report: null,
}
