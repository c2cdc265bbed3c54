/**
 * The rows that an answer shows, of a question with a row for each agency: read in passing, so that of two hundred
 * thousand rows none is kept but those on the page. Notes and the number of rows are those of all.
 */
import { atOnce } from '../dialect.ts'
import type { Db } from '../schema.ts'
import { restsOnOthers, sortable, type FiguresBeside } from './aggregate-beside.ts'
import { visitAgencyRows } from './aggregate-figures.ts'
import { agencyNames, type AgencyName } from './aggregate-labels.ts'
import { gatherNotes, type NoteFact } from './aggregate-notes.ts'
import { isOneByOne, NO_ASIDE } from './aggregate-one-by-one.ts'
import { gatherPage } from './aggregate-order.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { FigureRow } from './aggregate-rows.ts'
import { changesOf, gatherBases, yearBefore, type Bases } from './change.ts'

export interface Ranking {
  rows: FigureRow[]
  /** What stands beside the figures of these rows. */
  beside: FiguresBeside
  /** Of the agencies on the page. */
  agencies: Map<number, AgencyName>
  total: number
  next: string | null
  notes: NoteFact[]
}

/**
 * Null where the question is not by agency, or the blocks are not there.
 * @param sectors the place of each in the order of sectors, for the keys of rows.
 * @throws QueryError for a cursor that is not one of this question's.
 */
export function readRanking(
  db: Db,
  question: AggregateQuestion,
  sectors: ReadonlyMap<string, number>,
): Ranking | null {
  if (!isOneByOne(db, question)) return null
  const page = gatherPage<FigureRow>(question)
  const notes = gatherNotes(question)
  let [total, onOthers] = [0, 0]
  return atOnce(db, () => {
    const bases = question.change === null ? null : readBases(db, question, sectors)
    const changesTo = (row: FigureRow) => bases && changesOf(question, row, bases.of(row))
    visitAgencyRows(db, question, sectors, (row) => {
      total += 1
      notes.add(row)
      const changes = changesTo(row)
      if (changes) {
        if (restsOnOthers(row, changes)) onOthers += 1
        row.values = { ...row.values, ...sortable(undefined, changes) }
      }
      page.add(row)
    })
    const { rows, next } = page.page()
    const agencies = agencyNames(
      db,
      rows.flatMap(({ group }) => group.k_agency ?? []),
    )
    const beside = { statistics: () => undefined, changes: (row: FigureRow) => changesTo(row) ?? undefined }
    const told = notes.notes(NO_ASIDE, bases ? { change_coverage: onOthers } : {})
    return { rows, next, beside, agencies, total, notes: told }
  })
}

function readBases(db: Db, question: AggregateQuestion, sectors: ReadonlyMap<string, number>): Bases {
  const bases = gatherBases(question)
  visitAgencyRows(db, yearBefore(question), sectors, bases.add)
  return bases
}
