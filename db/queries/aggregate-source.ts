/** What stands behind the rows of a question: from the rollup where it holds that, else from the reports themselves. */
import type { Db } from '../schema.ts'
import { readAside, readGroups, readSums } from './aggregate-cells.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import { readOneByOne } from './aggregate-one-by-one.ts'
import { readRolled } from './aggregate-rolled.ts'
import { planFor, rowsOfSums, type Source } from './aggregate-sums.ts'
import { readReportSums } from './report-sums.ts'

export async function readSource(db: Db, question: AggregateQuestion): Promise<Source> {
  return (await readOneByOne(db, question)) ?? readRolled(db, question) ?? readFromReports(db, question)
}

/** The definition: every report and every fact looked at. */
export async function readFromReports(db: Db, question: AggregateQuestion): Promise<Source> {
  const groups = await readGroups(db, question)
  const sums = await readSums(db, question)
  const whole = await readReportSums(db, question)
  return {
    plan: planFor(question),
    rows: rowsOfSums(question, groups, sums, whole),
    aside: await readAside(db, question),
  }
}
