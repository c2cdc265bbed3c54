/** Lists that can be millions of rows long, as CSV: written batch by batch, as fast as the reader takes it. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Header, Scalar } from '../figures/columns.ts'
import { neutralise, type CsvOptions } from './csv-options.ts'

export interface BulkColumn<Row> {
  code: string
  zh: string
  en: string
  cell: (row: Row, header: Header) => Scalar
}

/** RFC 4180: commas, CRLF, one header row, quotes where needed; an empty field is no value. */
export function bulkCsv<Row>(
  columns: readonly BulkColumn<Row>[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  { header, spreadsheet }: CsvOptions,
): Readable {
  return Readable.from(lines(columns, batches, header, spreadsheet), { objectMode: false })
}

async function* lines<Row>(
  columns: readonly BulkColumn<Row>[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  header: Header,
  spreadsheet: boolean,
): AsyncGenerator<string> {
  const write = (rows: Scalar[][]) =>
    stringify(spreadsheet ? rows.map((row) => row.map(neutralise)) : rows, {
      record_delimiter: '\r\n',
      // Left alone, only the pair of both would be quoted; a reader ends the line at either.
      quoted_match: /[\r\n]/,
    })
  yield (spreadsheet ? '\u{FEFF}' : '') + write([columns.map((column) => column[header])])
  for await (const rows of batches) {
    yield write(rows.map((row) => columns.map(({ cell }) => cell(row, header))))
    // Reading and writing a batch is one piece of work: others get their turn between two.
    await new Promise(setImmediate)
  }
}
