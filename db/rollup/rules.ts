import type { Db } from '../schema.ts'
import type { RuleCounts } from './contribution.ts'

/** How many rules of severity error each form has. */
export async function countRules(db: Db): Promise<RuleCounts> {
  const rows = await db.selectFrom('rule').select('forms').where('severity', '=', 'error').execute()
  const count = (form: string) => rows.filter(({ forms }) => forms.includes(form)).length
  return { '2019': count('2019'), '2021': count('2021') }
}
