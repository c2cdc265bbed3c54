/** A question to rows of figures: the step that everything made of figures takes again with another question. */
import type { Db } from '../schema.ts'
import { isOneByOne, visitOneByOne } from './aggregate-one-by-one.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { addFigureRows, figureRows, type FigureRow } from './aggregate-rows.ts'
import { readSource } from './aggregate-source.ts'
import { planFor } from './aggregate-sums.ts'

/** @param sectors the place of each in the order of sectors, for the keys of rows. */
export async function readFigureRows(
  db: Db,
  question: AggregateQuestion,
  sectors: ReadonlyMap<string, number>,
): Promise<FigureRow[]> {
  return figureRows(question, await readSource(db, question), sectors)
}

/**
 * The same rows one by one, for those who keep little of each: of a question by agency there may be as many as there
 * are agencies in the country.
 */
export async function visitFigureRows(
  db: Db,
  question: AggregateQuestion,
  sectors: ReadonlyMap<string, number>,
  visit: (row: FigureRow) => void,
): Promise<void> {
  if (isOneByOne(db, question)) visitAgencyRows(db, question, sectors, visit)
  else for (const row of await readFigureRows(db, question, sectors)) visit(row)
}

/** Of a question that is read agency by agency. */
export function visitAgencyRows(
  db: Db,
  question: AggregateQuestion,
  sectors: ReadonlyMap<string, number>,
  visit: (row: FigureRow) => void,
): void {
  const plan = planFor(question)
  visitOneByOne(db, question, ({ group, tally }) =>
    addFigureRows(question, plan, group, tally, sectors, visit),
  )
}
