import type { Db } from '../schema.ts'

/** Years that have reports, with the forms they came on. `agencies`: all that are known, in any year. */
export async function listYears(db: Db) {
  const { agencies } = await db
    .selectFrom('agency')
    .select((eb) => eb.fn.countAll<number>().as('agencies'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('report')
    .select((eb) => ['year', 'form', eb.fn.countAll<number>().as('reports')])
    .groupBy(['year', 'form'])
    .orderBy('year')
    .orderBy('form')
    .execute()
  return [...new Set(rows.map(({ year }) => year))].map((year) => {
    const forms = rows.filter((row) => row.year === year).map(({ form, reports }) => ({ form, reports }))
    return { year, agencies, forms, reports: forms.reduce((sum, { reports }) => sum + reports, 0) }
  })
}
