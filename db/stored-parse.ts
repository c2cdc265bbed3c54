/**
 * The parse of a stored document. Of reports that were made up by the hundred thousand none is kept: what the tables
 * hold is all there is of them, and a parse is put together from that. It has no places in a source, since there is
 * none.
 */
import type { Applicant, Cell, CellRef, Parsed, ParsedReport, Scope } from '../server/report/report.ts'
import { cellsOfFacts, type CellValue } from './facts.ts'
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
  const facts = await db
    .selectFrom('fact')
    .select(['indicator_id', 'applicant_id', 'value', 'state'])
    .where('report_id', '=', row.id)
    .execute()
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
    cells: cellsOfFacts(row.form, facts).map(withoutPlace),
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
function withoutPlace({ code, applicant, value, state }: CellValue): Cell {
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
