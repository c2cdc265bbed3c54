/** What the rollup needs of the table of rules: how many there are to fail, and a number for each. */
import { hold, onceAConnection } from '../dialect.ts'
import { keptForReference } from '../revision.ts'
import type { Db } from '../schema.ts'
import type { RuleCounts } from './contribution.ts'

export interface Rules {
  /** How many rules of severity error each form has. */
  counts: RuleCounts
  /** Their place by name, from 0: it holds as long as the reference data are the same. */
  numbers: ReadonlyMap<string, number>
  /** Those of severity error. */
  grave: ReadonlySet<string>
}

const rulesOf = onceAConnection((db: Db) =>
  hold(db, db.selectFrom('rule').select(['id', 'severity', 'forms']).orderBy('id')),
)

/** No rule comes or goes without the reference data. */
export const readRules: (db: Db) => Rules = keptForReference((db) => {
  const rows = rulesOf(db).all()
  const grave = rows.filter(({ severity }) => severity === 'error')
  const count = (form: string) => grave.filter(({ forms }) => forms.includes(form)).length
  return {
    counts: { '2019': count('2019'), '2021': count('2021') },
    numbers: new Map(rows.map(({ id }, number) => [id, number])),
    grave: new Set(grave.map(({ id }) => id)),
  }
})
