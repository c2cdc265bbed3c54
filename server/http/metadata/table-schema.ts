/** Columns as the two table vocabularies say them: Frictionless Table Schema and CSV on the Web. */
import type { ColumnKind } from '../figures/columns.ts'

export interface DescribedColumn {
  code: string
  zh: string
  en: string
  kind: ColumnKind
  /** May a field of it be empty? */
  required: boolean
  description?: { zh: string; en: string }
}

const FIELD_TYPES: Readonly<Record<ColumnKind, string>> = {
  id: 'string',
  text: 'string',
  year: 'year',
  flag: 'integer',
  count: 'number',
  items: 'number',
  money: 'number',
  ratio: 'number',
  per_mille: 'number',
  points: 'number',
}

export function tableSchema(columns: readonly DescribedColumn[], primaryKey: readonly string[]) {
  return {
    fields: columns.map(({ code, zh, en, kind, required, description }) => ({
      name: code,
      type: FIELD_TYPES[kind],
      title: `${zh} / ${en}`,
      ...(description ? { description: `${description.zh} / ${description.en}` } : {}),
      ...(required ? { constraints: { required: true } } : {}),
    })),
    missingValues: [''],
    ...(primaryKey.length > 0 ? { primaryKey: [...primaryKey] } : {}),
  }
}

const DATATYPES: Readonly<Record<ColumnKind, string>> = {
  id: 'string',
  text: 'string',
  year: 'gYear',
  flag: 'integer',
  count: 'double',
  items: 'double',
  money: 'double',
  ratio: 'double',
  per_mille: 'double',
  points: 'double',
}

export const CSV_DIALECT = {
  delimiter: ',',
  lineTerminator: '\r\n',
  quoteChar: '"',
  doubleQuote: true,
  header: true,
} as const

interface CsvwDescription {
  url: string
  title: { zh: string; en: string }
  columns: readonly DescribedColumn[]
  primaryKey: readonly string[]
  licence: string
  /** Prefix of the addresses that say what an indicator is. */
  dictionary: string
}

export function csvw({ url, title, columns, primaryKey, licence, dictionary }: CsvwDescription) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh' }],
    url,
    'dc:title': [
      { '@value': title.zh, '@language': 'zh' },
      { '@value': title.en, '@language': 'en' },
    ],
    'dc:license': { '@id': licence },
    'dc:source': { '@id': dictionary },
    dialect: {
      encoding: 'utf-8',
      header: true,
      delimiter: ',',
      doubleQuote: true,
      lineTerminators: ['\r\n'],
    },
    tableSchema: {
      columns: columns.map(({ code, zh, en, kind, required, description }) => ({
        name: columnName(code),
        // The header row holds the code; the labels are further titles of it.
        titles: { und: [code], zh: [zh], en: [en] },
        datatype: { base: DATATYPES[kind] },
        null: [''],
        required,
        ...(description ? { 'dc:description': { '@value': description.zh, '@language': 'zh' } } : {}),
      })),
      ...(primaryKey.length > 0 ? { primaryKey: primaryKey.map(columnName) } : {}),
    },
  }
}

/** A name in CSVW is a URI template variable: letters, digits, underscore, dot. */
function columnName(code: string): string {
  return code.replace(/[^A-Za-z0-9_.]/g, '_')
}
