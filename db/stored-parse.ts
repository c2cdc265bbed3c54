/**
 * The parse of a stored document. Of reports that were made up by the hundred thousand none is kept: what the tables
 * hold is all there is of them, and a parse is put together from that. It has no places in a source, since there is
 * none.
 */
import type { Applicant, Cell, CellRef, Form, Parsed, ParsedReport, Scope } from '../server/report/report.ts'
import { hold, onceAConnection } from './dialect.ts'
import { cellOfFact, impliedFacts, placeFacts, type Fact } from './facts.ts'
import { indicatorByCode } from './reference/indicators.ts'
import { unpack } from './packed.ts'
import type { Db, Row } from './schema.ts'

/** @param document its number and what is stored of its parse. */
export async function readParse(
  db: Db,
  document: Pick<Row<'document'>, 'id' | 'parse'>,
): Promise<ParsedReport> {
  return document.parse.length > 0
    ? (JSON.parse(unpack(document.parse)) as ParsedReport)
    : parseFromTables(db, document.id)
}

/** As `readParse`, for the document of a report. @throws Error when it is none that was parsed. */
export async function readParsed(db: Db, document: Pick<Row<'document'>, 'id' | 'parse'>): Promise<Parsed> {
  const parse = await readParse(db, document)
  if (parse.status !== 'parsed') throw new Error(`Document ${document.id} is ${parse.status}, not parsed`)
  return parse
}

/** @throws Error for a document that does not speak for a report: then nothing is known of it. */
async function parseFromTables(db: Db, documentId: number): Promise<Parsed> {
  const row = await db
    .selectFrom('report')
    .innerJoin('document', 'document.id', 'report.document_id')
    .innerJoin('agency', 'agency.id', 'report.agency_id')
    .leftJoin('region', 'region.adcode', 'agency.region')
    .select(['report.id', 'report.year', 'report.form', 'report.scope'])
    .select(['document.name as document', 'document.sha256', 'document.media_type', 'document.url'])
    .select(['document.published', 'agency.name', 'agency.sector', 'agency.level'])
    .select(['region.adcode', 'region.name as region_name'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
  if (!row) throw new Error(`Of document ${documentId} nothing is kept but its name`)
  return {
    schema: 'gongkai.report/1',
    status: 'parsed',
    reasons: [],
    source: {
      name: row.document,
      sha256: row.sha256,
      mediaType: row.media_type,
      url: row.url,
      ...(row.published === null ? {} : { published: row.published }),
    },
    agency: { name: row.name, sector: row.sector, level: row.level, evidence: 'manifest' },
    region: row.adcode === null ? null : { adcode: row.adcode, name: row.region_name ?? row.adcode },
    year: row.year,
    yearEvidence: 'manifest',
    form: row.form,
    scope: row.scope satisfies Scope,
    cells: placeFacts(row.form, readFacts(db, [row.id]).get(row.id) ?? [], ZEROS[row.form], cellWithoutPlace),
    sections: (await ofReport(db, 'section', row.id)).map(({ no, title, text }) => ({
      no,
      title,
      text,
      at: { start: 0, end: 0 },
    })),
    claims: (await ofReport(db, 'claim', row.id)).map(
      ({ indicator, applicant, value, bound, quote, start, end }) => ({
        code: indicator,
        ...(applicant === null ? {} : { applicant: applicant as Applicant }),
        value,
        ...(bound === null ? {} : { bound }),
        quote,
        at: { start, end },
      }),
    ),
    findings: (await ofReport(db, 'finding', row.id))
      .filter(({ basis }) => basis === 'report')
      .map(findingOf),
  }
}

/** Reports whose facts are read by one statement. */
const TOGETHER = 20

const factsStatement = onceAConnection((db: Db) =>
  hold(
    db,
    db
      .selectFrom('fact')
      .select(['report_id', 'indicator_id', 'applicant_id', 'value', 'state'])
      .where('report_id', 'in', new Array<number>(TOGETHER).fill(0)),
  ),
)

/**
 * The cells alone of the current documents of reports, for each in its turn.
 * @param reports with what is stored of their parses.
 */
export function readCells(
  db: Db,
  reports: readonly (Pick<Row<'report'>, 'id' | 'form'> & Pick<Row<'document'>, 'parse'>)[],
): (readonly Cell[])[] {
  const bare = reports.filter(({ parse }) => parse.length === 0)
  const facts = readFacts(db, bare.map(({ id }) => id)) // prettier-ignore
  return reports.map(({ id, form, parse }) =>
    parse.length > 0
      ? (JSON.parse(unpack(parse)) as Parsed).cells
      : placeFacts(form, facts.get(id) ?? [], ZEROS[form], cellWithoutPlace),
  )
}

/** By report, those that have any. */
function readFacts(db: Db, reports: readonly number[]): Map<number, Fact[]> {
  const found = new Map<number, Fact[]>()
  const statement = factsStatement(db)
  for (let at = 0; at < reports.length; at += TOGETHER) {
    const some = Array.from({ length: TOGETHER }, (_, i) => reports[at + i] ?? 0)
    for (const fact of statement.all(...some)) {
      const list = found.get(fact.report_id)
      if (list) list.push(fact)
      else found.set(fact.report_id, [fact])
    }
  }
  return found
}

async function ofReport<T extends 'section' | 'claim' | 'finding'>(
  db: Db,
  table: T,
  report: number,
): Promise<Row<T>[]> {
  const query = db
    .selectFrom(table as 'section')
    .selectAll()
    .where('report_id', '=', report)
    .orderBy('no')
  return (await query.execute()) as unknown as Row<T>[]
}

/** What is printed can only be how the number is written. */
function cellWithoutPlace(fact: Fact): Cell {
  const { code, applicant, value, state } = cellOfFact(fact)
  const money = indicatorByCode.get(code)?.unit === 'money'
  const printed = value === null ? '' : money ? `${value}元` : `${value}`
  return {
    code,
    ...(applicant === undefined ? {} : { applicant }),
    value,
    state,
    raw: state === 'text_zero' ? '无' : printed,
    ...(money ? { unit: 'CNY' as const } : {}),
    at: null,
  }
}

const ZEROS: Readonly<Record<Form, readonly Cell[]>> = { '2019': zeros('2019'), '2021': zeros('2021') }

/** Shared by all reports. */
function zeros(form: Form): Cell[] {
  return impliedFacts(form).map((fact) => Object.freeze(cellWithoutPlace(fact)))
}

function findingOf({
  rule,
  severity,
  zh,
  en,
  cells,
  expected,
  actual,
  suspect,
}: Row<'finding'>): Parsed['findings'][number] {
  return {
    rule,
    severity,
    message: { zh, en },
    cells: JSON.parse(cells) as CellRef[],
    ...(expected === null ? {} : { expected: JSON.parse(expected) as number | string | null }),
    ...(actual === null ? {} : { actual: JSON.parse(actual) as number | string | null }),
    ...(suspect === null ? {} : { suspect: JSON.parse(suspect) as CellRef & { value: number } }),
  }
}
