/** A question to rows of figures: the step that everything made of figures takes again with another question. */
import type { Db } from '../schema.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { figureRows, type FigureRow } from './aggregate-rows.ts'
import { readSource } from './aggregate-source.ts'

/** @param sectors the place of each in the order of sectors, for the keys of rows. */
export async function readFigureRows(
  db: Db,
  question: AggregateQuestion,
  sectors: ReadonlyMap<string, number>,
): Promise<FigureRow[]> {
  const { groups, sums, whole } = await readSource(db, question)
  return figureRows(question, groups, sums, sectors, whole)
}
