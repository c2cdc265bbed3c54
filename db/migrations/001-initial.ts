/**
 * The first tables. Frozen: what comes later is a later migration, and nothing of today's code is imported, so
 * that an old database always goes the way it went when the migration was written.
 */
import {
  sql,
  SqliteAdapter,
  type CreateTableBuilder,
  type Kysely,
  type Migration,
  type RawBuilder,
} from 'kysely'

const oneOf = (column: string, values: readonly string[]): RawBuilder<boolean> =>
  sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`

const bool = (column: string): RawBuilder<boolean> => sql`${sql.ref(column)} in (0, 1)`

const SCOPES = ['own', 'consolidated']
const FORMS = ['2019', '2021']
const SEVERITIES = ['error', 'warning', 'info']
const LEVELS = ['national', 'province', 'prefecture', 'county', 'township', 'special']
const REGION_LEVELS = ['country', 'province', 'prefecture', 'county', 'development_zone']
const STATES = [
  'ok',
  'missing',
  'not_applicable',
  'text_zero',
  'annotated',
  'approximate',
  'unit_inferred',
  'unit_missing',
  'ambiguous',
  'invalid',
  'repaired',
  'inferred_zero',
  'absent',
]

async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  /** SQLite checks types only in strict tables. */
  const table = (name: string): CreateTableBuilder<string, never> => {
    const builder = db.schema.createTable(name)
    return sqlite ? builder.modifyEnd(sql`strict`) : builder
  }
  /** Rows stored in the order of the primary key, without a second tree. */
  const clustered = (name: string): CreateTableBuilder<string, never> => {
    const builder = db.schema.createTable(name)
    return sqlite ? builder.modifyEnd(sql`strict, without rowid`) : builder
  }

  await clustered('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()

  await table('region')
    .addColumn('adcode', 'text', (c) => c.primaryKey().check(sql`length(adcode) = 6`))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull().check(oneOf('level', REGION_LEVELS)))
    .addColumn('parent', 'text', (c) => c.references('region.adcode'))
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'integer')
    .addColumn('valid_to', 'integer')
    .addColumn('successor', 'text')
    .execute()
  await db.schema.createIndex('region_parent').on('region').column('parent').execute()

  await clustered('region_closure')
    .addColumn('ancestor', 'text', (c) => c.notNull().references('region.adcode').onDelete('cascade'))
    .addColumn('descendant', 'text', (c) => c.notNull().references('region.adcode').onDelete('cascade'))
    .addColumn('depth', 'integer', (c) => c.notNull().check(sql`depth >= 0`))
    .addPrimaryKeyConstraint('region_closure_key', ['ancestor', 'descendant'])
    .execute()
  await db.schema
    .createIndex('region_closure_descendant')
    .on('region_closure')
    .columns(['descendant', 'depth'])
    .execute()

  await table('sector')
    .addColumn('code', 'text', (c) => c.primaryKey())
    .addColumn('zh', 'text', (c) => c.notNull())
    .addColumn('en', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute()

  await table('applicant')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('zh', 'text', (c) => c.notNull())
    .addColumn('en', 'text', (c) => c.notNull())
    .execute()

  await table('indicator')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('code', 'text', (c) => c.notNull().unique())
    .addColumn('zh', 'text', (c) => c.notNull())
    .addColumn('en', 'text', (c) => c.notNull())
    .addColumn('table_no', 'integer', (c) => c.check(sql`table_no in (2, 3, 4)`))
    .addColumn('unit', 'text', (c) => c.notNull().check(oneOf('unit', ['count', 'items', 'money', 'ratio'])))
    .addColumn('kind', 'text', (c) => c.notNull().check(oneOf('kind', ['flow', 'stock', 'derived'])))
    .addColumn('additive', 'integer', (c) => c.notNull().check(bool('additive')))
    .addColumn('forms', 'text', (c) => c.notNull())
    .addColumn('printed', 'text', (c) => c.notNull())
    .addColumn('comparability', 'text', (c) =>
      c.notNull().check(oneOf('comparability', ['full', 'good', 'approximate', 'ends_2020', 'starts_2021'])),
    )
    .addColumn('numerator', 'text')
    .addColumn('denominator', 'text')
    .addColumn('proportion', 'integer', (c) => c.notNull().check(bool('proportion')))
    .addColumn('definition_zh', 'text')
    .addColumn('definition_en', 'text')
    .addCheckConstraint('indicator_derived', sql`(table_no is null) = (kind = 'derived')`)
    .addCheckConstraint('indicator_formula', sql`table_no is not null or numerator is not null`)
    .execute()

  await table('rule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('severity', 'text', (c) => c.notNull().check(oneOf('severity', SEVERITIES)))
    .addColumn('forms', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('formula', 'text', (c) => c.notNull())
    .addColumn('zh', 'text', (c) => c.notNull())
    .addColumn('en', 'text', (c) => c.notNull())
    .execute()

  // Ids of agencies, documents and reports are part of addresses that people keep: none is ever used twice.
  await table('agency')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('name', 'text', (c) => c.notNull().check(sql`name <> ''`))
    .addColumn('region', 'text', (c) => c.references('region.adcode'))
    .addColumn('sector', 'text', (c) => c.notNull().references('sector.code'))
    .addColumn('level', 'text', (c) => c.check(oneOf('level', LEVELS)))
    .execute()
  await db.schema
    .createIndex('agency_identity')
    .unique()
    .on('agency')
    .expression(sql`name, coalesce(region, '')`)
    .execute()
  await db.schema.createIndex('agency_region').on('agency').column('region').execute()
  await db.schema.createIndex('agency_sector').on('agency').columns(['sector', 'level']).execute()

  await table('document')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('sha256', 'text', (c) => c.notNull().check(sql`length(sha256) = 64`))
    .addColumn('agency_id', 'integer', (c) => c.references('agency.id'))
    .addColumn('year', 'integer')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('media_type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.check(sql`bytes >= 0`))
    .addColumn('url', 'text')
    .addColumn('published', 'text')
    .addColumn('stated', 'integer', (c) => c.notNull().check(bool('stated')))
    .addColumn('status', 'text', (c) =>
      c.notNull().check(oneOf('status', ['parsed', 'unidentified', 'refused'])),
    )
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addColumn('text', 'blob')
    .addColumn('parse', 'blob', (c) => c.notNull())
    .addColumn('parse_sha256', 'text', (c) => c.notNull().check(sql`length(parse_sha256) = 64`))
    .addColumn('loaded_at', 'text', (c) => c.notNull())
    .addCheckConstraint(
      'document_identity',
      sql`(status = 'parsed') = (agency_id is not null) and (agency_id is null) = (year is null)`,
    )
    .execute()
  await db.schema
    .createIndex('document_identity')
    .unique()
    .on('document')
    .expression(sql`sha256, coalesce(agency_id, 0), coalesce(year, 0)`)
    .execute()
  await db.schema.createIndex('document_status').on('document').column('status').execute()
  await db.schema.createIndex('document_agency').on('document').columns(['agency_id', 'year']).execute()

  await table('report')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('agency_id', 'integer', (c) => c.notNull().references('agency.id'))
    .addColumn('year', 'integer', (c) => c.notNull().check(sql`year >= 2019`))
    .addColumn('form', 'text', (c) => c.notNull().check(oneOf('form', FORMS)))
    .addColumn('scope', 'text', (c) => c.notNull().check(oneOf('scope', SCOPES)))
    .addColumn('document_id', 'integer', (c) => c.notNull().unique().references('document.id'))
    .addColumn('revision', 'integer', (c) => c.notNull().check(sql`revision >= 1`))
    .addColumn('errors', 'integer', (c) => c.notNull())
    .addColumn('warnings', 'integer', (c) => c.notNull())
    .addColumn('infos', 'integer', (c) => c.notNull())
    .addColumn('missing', 'integer', (c) => c.notNull())
    .addUniqueConstraint('report_identity', ['agency_id', 'year'])
    .execute()
  await db.schema.createIndex('report_year').on('report').columns(['year', 'scope']).execute()

  await clustered('revision')
    .addColumn('report_id', 'integer', (c) => c.notNull().references('report.id').onDelete('cascade'))
    .addColumn('revision', 'integer', (c) => c.notNull().check(sql`revision >= 1`))
    .addColumn('document_id', 'integer', (c) => c.notNull().unique().references('document.id'))
    .addColumn('loaded_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('revision_key', ['report_id', 'revision'])
    .execute()

  await clustered('fact')
    .addColumn('report_id', 'integer', (c) => c.notNull().references('report.id').onDelete('cascade'))
    .addColumn('indicator_id', 'integer', (c) => c.notNull().references('indicator.id'))
    .addColumn('applicant_id', 'integer', (c) => c.notNull().check(sql`applicant_id between 0 and 7`))
    .addColumn('value', 'integer')
    .addColumn('state', 'text', (c) => c.notNull().check(oneOf('state', STATES)))
    .addPrimaryKeyConstraint('fact_key', ['report_id', 'indicator_id', 'applicant_id'])
    // A printed zero is implied by the form; a cell without a value must say why.
    .addCheckConstraint('fact_sparse', sql`state <> 'ok' or (value is not null and value <> 0)`)
    .execute()

  await table('section')
    .addColumn('report_id', 'integer', (c) => c.notNull().references('report.id').onDelete('cascade'))
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('section_key', ['report_id', 'no'])
    .execute()

  await table('claim')
    .addColumn('report_id', 'integer', (c) => c.notNull().references('report.id').onDelete('cascade'))
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('indicator', 'text', (c) => c.notNull().references('indicator.code'))
    .addColumn('applicant', 'text', (c) => c.references('applicant.code'))
    .addColumn('value', 'real', (c) => c.notNull())
    .addColumn('bound', 'text', (c) => c.check(oneOf('bound', ['at_least', 'at_most'])))
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('claim_key', ['report_id', 'no'])
    .execute()

  await table('finding')
    .addColumn('report_id', 'integer', (c) => c.notNull().references('report.id').onDelete('cascade'))
    .addColumn('no', 'integer', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull().references('rule.id'))
    .addColumn('severity', 'text', (c) => c.notNull().check(oneOf('severity', SEVERITIES)))
    .addColumn('zh', 'text', (c) => c.notNull())
    .addColumn('en', 'text', (c) => c.notNull())
    .addColumn('cells', 'text', (c) => c.notNull())
    .addColumn('expected', 'text')
    .addColumn('actual', 'text')
    .addColumn('suspect', 'text')
    .addColumn('start', 'integer')
    .addColumn('end', 'integer')
    .addPrimaryKeyConstraint('finding_key', ['report_id', 'no'])
    .execute()
  await db.schema.createIndex('finding_rule').on('finding').columns(['rule', 'severity']).execute()
}

export const initial: Migration = { up }
