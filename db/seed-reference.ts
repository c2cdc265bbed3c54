/** Writes the reference data (`db/reference`) into its tables: regions, sectors, applicants, indicators, rules. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { rules, type Rule } from '../server/report/check/rule.ts'
import type { Reference } from '../server/report/reference.ts'
import { atomically } from './atomically.ts'
import { dictionary, type Dictionary } from './reference/indicators.ts'
import { reference } from './reference/reference.ts'
import { bumpRevision, readMeta, writeMeta } from './revision.ts'
import { refreshRollup } from './rollup/build.ts'
import type { Db } from './schema.ts'
import { regionsChanged } from './search/store.ts'
import { storeRegions } from './seed-regions.ts'

export interface ReferenceData {
  reference: Reference
  dictionary: Dictionary
  rules: readonly Rule[]
}

const bundled: ReferenceData = { reference, dictionary, rules }

/** Counts up when the way of storing changes, so that data known by its hash is written again. */
const STORED_AS = 2

/**
 * Replaces changed rows, adds new ones and removes those that are gone, in one transaction. Nothing happens when
 * the database already holds this very data.
 * @returns whether anything was written.
 * @throws when a row that is gone is still in use (a region with agencies, an indicator with facts).
 */
export async function loadReference(db: Db, data: ReferenceData = bundled): Promise<boolean> {
  const hash = createHash('sha256')
    .update(JSON.stringify([STORED_AS, data]))
    .digest('hex')
  if ((await readMeta(db, 'reference')) === hash) {
    await refreshRollup(db)
    return false
  }
  await atomically(db, async (trx) => {
    await storeRegions(trx, data.reference.regions)
    await regionsChanged(trx)
    await storeSectors(trx, data)
    await storeDictionary(trx, data.dictionary)
    await storeRules(trx, data.rules)
    await writeMeta(trx, 'reference', hash)
    await refreshRollup(trx)
    await bumpRevision(trx)
  })
  return true
}

async function storeSectors(trx: Db, { reference: { sectors } }: ReferenceData): Promise<void> {
  await trx
    .insertInto('sector')
    .values(sectors.map(({ code, zh, en }, position) => ({ code, zh, en, position })))
    .onConflict((c) =>
      c.column('code').doUpdateSet(({ ref }) => ({
        zh: ref('excluded.zh'),
        en: ref('excluded.en'),
        position: ref('excluded.position'),
      })),
    )
    .execute()
  const codes = sectors.map(({ code }) => code)
  await trx.deleteFrom('sector').where('code', 'not in', codes).execute()
}

async function storeDictionary(trx: Db, dictionary: Dictionary): Promise<void> {
  await trx
    .insertInto('applicant')
    .values(dictionary.applicants.map(({ id, code, label }) => ({ id, code, zh: label.zh, en: label.en })))
    .onConflict((c) =>
      c.column('id').doUpdateSet(({ ref }) => ({
        code: ref('excluded.code'),
        zh: ref('excluded.zh'),
        en: ref('excluded.en'),
      })),
    )
    .execute()
  await trx
    .insertInto('indicator')
    .values(
      dictionary.indicators.map((entry) => ({
        id: entry.id,
        code: entry.code,
        zh: entry.label.zh,
        en: entry.label.en,
        table_no: entry.table,
        // A column of the database has no thousandths: the quotient is a ratio, to be multiplied.
        unit: entry.unit === 'per_mille' ? 'ratio' : entry.unit,
        scale: entry.unit === 'per_mille' ? 1000 : 1,
        kind: entry.kind,
        additive: entry.additive ? 1 : 0,
        forms: entry.forms.join(' '),
        printed: entry.printed.join(' '),
        comparability: entry.comparability,
        numerator: entry.difference ? entry.difference.join(' - ') : entry.numerator,
        denominator: entry.denominator,
        proportion: entry.proportion ? 1 : 0,
        definition_zh: entry.definition.zh,
        definition_en: entry.definition.en,
      })),
    )
    .onConflict((c) =>
      c.column('id').doUpdateSet(({ ref }) => ({
        code: ref('excluded.code'),
        zh: ref('excluded.zh'),
        en: ref('excluded.en'),
        table_no: ref('excluded.table_no'),
        unit: ref('excluded.unit'),
        scale: ref('excluded.scale'),
        kind: ref('excluded.kind'),
        additive: ref('excluded.additive'),
        forms: ref('excluded.forms'),
        printed: ref('excluded.printed'),
        comparability: ref('excluded.comparability'),
        numerator: ref('excluded.numerator'),
        denominator: ref('excluded.denominator'),
        proportion: ref('excluded.proportion'),
        definition_zh: ref('excluded.definition_zh'),
        definition_en: ref('excluded.definition_en'),
      })),
    )
    .execute()
  const ids = dictionary.indicators.map(({ id }) => id)
  await trx.deleteFrom('indicator').where('id', 'not in', ids).execute()
}

async function storeRules(trx: Db, entries: readonly Rule[]): Promise<void> {
  await trx
    .insertInto('rule')
    .values(
      entries.map((rule) => ({
        id: rule.id,
        severity: rule.severity,
        forms: rule.templates.filter((form) => form !== 'none').join(' '),
        scope: rule.scope,
        formula: rule.formula,
        zh: rule.message_zh,
        en: rule.message_en,
      })),
    )
    .onConflict((c) =>
      c.column('id').doUpdateSet(({ ref }) => ({
        severity: ref('excluded.severity'),
        forms: ref('excluded.forms'),
        scope: ref('excluded.scope'),
        formula: ref('excluded.formula'),
        zh: ref('excluded.zh'),
        en: ref('excluded.en'),
      })),
    )
    .execute()
  // A rule that is gone stays as long as a stored report has a finding of it.
  await trx
    .deleteFrom('rule')
    .where(
      'id',
      'not in',
      entries.map(({ id }) => id),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('finding').select(sql.lit(1).as('one')).whereRef('finding.rule', '=', 'rule.id')),
      ),
    )
    .execute()
}
