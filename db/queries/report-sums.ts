/** Sums over the reports behind each row of what they are as a whole: cells filled, rules that hold, days kept. */
import { sql, type Expression } from 'kysely'
import type { Db } from '../schema.ts'
import { REPORT_QUANTITIES, type ReportQuantity } from '../reference/report-quantities.ts'
import { cellsOfForm } from '../reference/indicators.ts'
import { KEYS, members, type MemberKeys } from './aggregate-members.ts'
import type { AggregateQuestion } from './aggregate-question.ts'

export type ReportSums = Record<ReportQuantity, number>

/** Last day of the year after, without the year: of departments, and of governments (Article 49). */
const DUE = { others: '-01-31', government: '-03-31' } as const

/** Nothing is asked of the database unless a measure of the question needs it. */
export async function readReportSums(
  db: Db,
  question: AggregateQuestion,
): Promise<(MemberKeys & ReportSums)[]> {
  if (!question.measures.some(({ ofReports }) => ofReports)) return []
  const rows = await members(db, question)
    .with('report_rules', (q) =>
      q
        .selectFrom('rule')
        .where('severity', '=', 'error')
        .select((eb) => [
          eb.fn.coalesce(eb.fn.sum<number>(inForm(eb.ref('forms'), '2019')), eb.lit(0)).as('rules2019'),
          eb.fn.coalesce(eb.fn.sum<number>(inForm(eb.ref('forms'), '2021')), eb.lit(0)).as('rules2021'),
        ]),
    )
    .with('failing', (q) =>
      q
        .selectFrom('member')
        .innerJoin('finding', 'finding.report_id', 'member.id')
        .innerJoin('rule', 'rule.id', 'finding.rule')
        .where('finding.severity', '=', 'error')
        .where('rule.severity', '=', 'error')
        .groupBy('member.id')
        .select((eb) => ['member.id', eb.fn.count<number>('finding.rule').distinct().as('rules')]),
    )
    .selectFrom('member')
    .innerJoin('report', 'report.id', 'member.id')
    .innerJoin('document', 'document.id', 'report.document_id')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .innerJoin('report_rules', (join) => join.onTrue())
    .leftJoin('failing', 'failing.id', 'member.id')
    .select(KEYS)
    .select((eb) => {
      const cells = eb
        .case()
        .when('report.form', '=', '2019')
        .then(sql.lit(cellsOfForm('2019')))
        .else(sql.lit(cellsOfForm('2021')))
        .end()
      const rules = eb
        .case()
        .when('report.form', '=', '2019')
        .then(eb.ref('report_rules.rules2019'))
        .else(eb.ref('report_rules.rules2021'))
        .end()
      const due = eb
        .case()
        .when('agency.sector', '=', 'government')
        .then(sql.lit(DUE.government))
        .else(sql.lit(DUE.others))
        .end()
      const deadline = sql<string>`cast(${eb.ref('report.year')} + 1 as text) || ${due}`
      const count = (condition: ReturnType<typeof eb>) =>
        eb.fn.sum<number>(eb.case().when(condition).then(1).else(0).end())
      return [
        eb.fn.countAll<number>().as('report.count'),
        count(eb('report.errors', '=', 0)).as('report.clean'),
        eb.fn.sum<number>(cells).as('report.cells'),
        eb.fn.sum<number>(eb(cells, '-', eb.ref('report.missing'))).as('report.cells_filled'),
        eb.fn.sum<number>(rules).as('report.rules'),
        sql<number>`sum(${rules} - coalesce(${eb.ref('failing.rules')}, 0))`.as('report.rules_held'),
        count(eb('document.published', 'is not', null)).as('report.dated'),
        count(eb(sql<string>`substr(${eb.ref('document.published')}, 1, 10)`, '<=', deadline)).as(
          'report.on_time',
        ),
      ]
    })
    .groupBy(KEYS)
    .execute()
  return rows.map((row) => {
    const sums = Object.fromEntries(REPORT_QUANTITIES.map((name) => [name, Number(row[name])]))
    return { ...row, ...(sums as ReportSums) }
  })
}

function inForm(forms: Expression<string>, form: '2019' | '2021') {
  return sql<number>`case when ${forms} like ${sql.lit(`%${form}%`)} then 1 else 0 end`
}
