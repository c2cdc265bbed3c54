import type { Db } from '../schema.ts'
import type { Form } from '../../server/report/report.ts'

/** The rules that reports are checked by. */
export async function listRules(db: Db) {
  const rows = await db.selectFrom('rule').selectAll().orderBy('id').execute()
  return rows.map(({ id, severity, forms, scope, formula, zh, en }) => ({
    id,
    severity,
    forms: forms.split(' ').filter((form): form is Form => form === '2019' || form === '2021'),
    scope,
    formula,
    label: { zh, en },
  }))
}
