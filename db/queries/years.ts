import { sql } from 'kysely'
import type { Form } from '../../server/report/report.ts'
import { reportsKey } from '../rollup/keys.ts'
import { isRolledUp } from '../rollup/state.ts'
import type { Db } from '../schema.ts'
import { ROOT } from './filter-values.ts'
import { rolledRows } from './rolled-rows.ts'

interface LoadedForm {
  year: number
  form: Form
  reports: number
}

/** Years that have reports, with the forms they came on. `agencies`: all that are known, in any year. */
export async function listYears(db: Db) {
  const { agencies } = await db
    .selectFrom('agency')
    .select((eb) => eb.fn.countAll<number>().as('agencies'))
    .executeTakeFirstOrThrow()
  const rows = isRolledUp(db)
    ? [...ownForms(db), ...(await countForms(db, 'consolidated'))]
    : await countForms(db)
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b)
  return years.map((year) => {
    const forms = FORMS.flatMap((form) => {
      const reports = rows.reduce(
        (sum, row) => sum + (row.year === year && row.form === form ? row.reports : 0),
        0,
      )
      return reports === 0 ? [] : [{ form, reports }]
    })
    return { year, agencies, forms, reports: forms.reduce((sum, { reports }) => sum + reports, 0) }
  })
}

const FORMS: readonly Form[] = ['2019', '2021']

/** Single agencies' reports, as they are counted with the data. */
function ownForms(db: Db): LoadedForm[] {
  return rolledRows(db, 'own', ROOT).flatMap(({ year, counts }) =>
    FORMS.map((form) => ({ year, form, reports: counts.get(reportsKey('own', form)) ?? 0 })),
  )
}

/** Consolidated ones are few, and have an index of their own. */
async function countForms(db: Db, scope?: 'consolidated'): Promise<LoadedForm[]> {
  return (
    db
      .selectFrom('report')
      .select((eb) => ['year', 'form', eb.fn.countAll<number>().as('reports')])
      // Written out, as the index has it.
      .$if(scope !== undefined, (query) => query.where('scope', '=', sql.lit('consolidated' as const)))
      .groupBy(['year', 'form'])
      .execute()
  )
}
