/**
 * Search by name and in the narrative, the record of what each revision of the data changed, and rows that a form
 * prints in parts as a fact of their own. Frozen: it imports nothing of today's code.
 */
import { inflateSync } from 'node:zlib'
import { sql, SqliteAdapter, type CreateTableBuilder, type Kysely, type Migration } from 'kysely'

async function up(db: Kysely<unknown>): Promise<void> {
  const sqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const table = (name: string): CreateTableBuilder<string, never> => {
    const builder = db.schema.createTable(name)
    return sqlite ? builder.modifyEnd(sql`strict`) : builder
  }

  await db.schema
    .alterTable('indicator')
    .addColumn('scale', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  // What is searched, as words that a plain word index can hold; the texts themselves are elsewhere.
  if (sqlite) {
    const words = sql`content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'`
    // A single character, and a syllable that is being typed, are beginnings of very many words.
    const names = sql`name, pinyin, initials, prefix = '1 3 4', ${words}`
    await sql`create virtual table agency_words using fts5(${names})`.execute(db)
    await sql`create virtual table region_words using fts5(${names})`.execute(db)
    await sql`create virtual table section_words using fts5(text, ${words})`.execute(db)
    // A cascade deletes rows that no code sees go.
    await sql`create trigger agency_words_gone after delete on agency begin
      delete from agency_words where rowid = old.id; end`.execute(db)
    await sql`create trigger section_words_gone after delete on section begin
      delete from section_words where rowid = old.report_id * 1000 + old.no; end`.execute(db)
  } else {
    for (const name of ['agency_words', 'region_words']) {
      await table(name)
        .addColumn('rowid', 'bigint', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('pinyin', 'text', (c) => c.notNull())
        .addColumn('initials', 'text', (c) => c.notNull())
        .execute()
    }
    await table('section_words')
      .addColumn('rowid', 'bigint', (c) => c.primaryKey())
      .addColumn('text', 'text', (c) => c.notNull())
      .execute()
  }

  await table('data_change')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(sql`kind in ('added', 'replaced', 'read_again', 'withdrawn')`),
    )
    // No reference: what is withdrawn was there all the same.
    .addColumn('report_id', 'integer', (c) => c.notNull())
    .addColumn('agency_id', 'integer', (c) => c.notNull())
    .addColumn('agency', 'text', (c) => c.notNull())
    .addColumn('region', 'text')
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('cells', 'text', (c) => c.notNull())
    .addColumn('changed', 'integer', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('data_change_report').on('data_change').column('report_id').execute()

  await addWholes(db as Kysely<Tables>)
}

interface Tables {
  report: { id: number; form: string; document_id: number }
  document: { id: number; parse: Uint8Array }
  fact: {
    report_id: number
    indicator_id: number
    applicant_id: number
    value: number | null
    state: string
  }
}

/** 其他处理 as one row, and the three rows that the form of 2021 has for it. */
const WHOLE = 48
const PARTS = [49, 50, 51]
const WHOLE_CODE = 'outcome.other.total'
const PART_CODES = ['outcome.other.no_correction', 'outcome.other.fee_unpaid', 'outcome.other.misc']
const APPLICANTS = [
  'natural_person',
  'org_commercial',
  'org_research',
  'org_public_interest',
  'org_legal_service',
  'org_other',
  'total',
]

interface Cell {
  code: string
  applicant?: string
  value: number | null
  state: string
}

/** From the figures of each report, where its facts hold any of these rows: all others print zeros throughout. */
async function addWholes(db: Kysely<Tables>): Promise<void> {
  for (let after = 0; ;) {
    const reports = await db
      .selectFrom('report')
      .innerJoin('document', 'document.id', 'report.document_id')
      .select(['report.id', 'document.parse'])
      .where('report.id', '>', after)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('fact')
            .select('fact.value')
            .whereRef('fact.report_id', '=', 'report.id')
            .where('fact.indicator_id', 'in', [WHOLE, ...PARTS]),
        ),
      )
      .orderBy('report.id')
      .limit(200)
      .execute()
    for (const { id, parse } of reports) {
      const { cells } = JSON.parse(inflateSync(parse).toString('utf8')) as { cells: Cell[] }
      const rows = wholesOf(cells).map((row) => ({ report_id: id, indicator_id: WHOLE, ...row }))
      await db.deleteFrom('fact').where('report_id', '=', id).where('indicator_id', '=', WHOLE).execute()
      if (rows.length > 0) await db.insertInto('fact').values(rows).execute()
    }
    const last = reports.at(-1)
    if (!last) return
    after = last.id
  }
}

function wholesOf(cells: readonly Cell[]) {
  return APPLICANTS.flatMap((applicant, i) => {
    const read = (code: string) => cells.find((cell) => cell.code === code && cell.applicant === applicant)
    const { value, state } = wholeOf(read(WHOLE_CODE), PART_CODES.map(read))
    return state === 'ok' && value === 0 ? [] : [{ applicant_id: i + 1, value, state }]
  })
}

function wholeOf(whole: Cell | undefined, parts: readonly (Cell | undefined)[]) {
  if (whole && whole.value !== null) return { value: whole.value, state: whole.state }
  if (parts.every((part) => part && part.value !== null)) {
    return { value: parts.reduce((sum, part) => sum + (part?.value ?? 0), 0), state: 'ok' }
  }
  if (whole && whole.state !== 'absent') return { value: null, state: whole.state }
  const blank = parts.find((part) => part && part.value === null && part.state !== 'absent')
  return { value: null, state: blank?.state ?? 'absent' }
}

export const search: Migration = { up }
