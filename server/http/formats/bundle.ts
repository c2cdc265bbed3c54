/** An answer to keep: the figures, what they mean, and how to read them, in one archive that needs nothing else. */
import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { zip, type AsyncZippable } from 'fflate'
import type { AggregateAnswer } from '../../../db/queries/aggregate.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import { wideCsv } from '../csv/aggregates-csv.ts'
import { bulkCsv } from '../csv/bulk-csv.ts'
import { indicatorColumns } from '../csv/dictionary-columns.ts'
import type { About } from '../figures/about.ts'
import { figureColumns } from '../figures/columns.ts'
import { CSV_DIALECT, csvw, tableSchema, type DescribedColumn } from '../metadata/table-schema.ts'
import { LICENCE } from '../licence.ts'
import { NAME, VERSION } from '../version.ts'
import { METHOD, SOURCE } from '../wording/figures.ts'
import { bundleReadme } from './bundle-readme.ts'

/** Every file of an archive must have a time; without one of the data it is the first that the format knows. */
const EPOCH = '1980-01-01T00:00:00Z'
const PLAIN = { header: 'code', spreadsheet: false } as const

export async function bundle(answer: AggregateAnswer, about: About): Promise<Uint8Array> {
  const entries = answer.question.measures.flatMap(({ code }) => indicatorByCode.get(code) ?? [])
  const data = Buffer.from(await text(wideCsv(answer, PLAIN)))
  const indicators = Buffer.from(await text(bulkCsv(indicatorColumns, [entries], PLAIN)))
  const columns = describedColumns(answer)
  const key = primaryKey(answer)
  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
  const files: Record<string, Uint8Array> = {
    'README.md': Buffer.from(bundleReadme(answer, about, columns)),
    'data.csv': data,
    'data.csv-metadata.json': json(
      csvw({
        url: 'data.csv',
        title: about.title,
        columns,
        primaryKey: key,
        licence: LICENCE.path,
        dictionary: about.dictionaryUrl,
      }),
    ),
    'datapackage.json': json(dataPackage(about, columns, key, { data, indicators })),
    'indicators.csv': indicators,
  }
  const mtime = new Date(about.release.updatedAt ?? EPOCH)
  const archive: AsyncZippable = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }]]),
  )
  return new Promise((resolve, reject) => {
    zip(archive, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes)))
  })
}

function describedColumns(answer: AggregateAnswer): DescribedColumn[] {
  return figureColumns(answer, 'code').map(({ code, zh, en, kind, indicator }) => {
    const definition = code === indicator ? indicatorByCode.get(code)?.definition : undefined
    return {
      code,
      zh,
      en,
      kind,
      required: ['reports', 'agencies', 'year', 'region_direct'].includes(code) || code.endsWith(':missing'),
      ...(definition && definition.zh !== '' ? { description: definition } : {}),
    }
  })
}

/** A level may be unknown, and a key must not be empty: then there is none. */
function primaryKey({ question: { by } }: AggregateAnswer): string[] {
  if (by.includes('level')) return []
  return by.flatMap((dimension) => (dimension === 'region' ? ['region', 'region_direct'] : [dimension]))
}

function dataPackage(
  about: About,
  columns: readonly DescribedColumn[],
  key: readonly string[],
  files: { data: Buffer; indicators: Buffer },
) {
  const { release } = about
  const resource = (name: string, bytes: Buffer) => ({
    name,
    path: `${name}.csv`,
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    dialect: CSV_DIALECT,
  })
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'gongkai-atlas-figures',
    title: `${about.title.zh} / ${about.title.en}`,
    description: `${METHOD.zh} ${METHOD.en}`,
    homepage: about.url,
    version: release.name,
    ...(release.updatedAt === null ? {} : { created: release.updatedAt }),
    licenses: [LICENCE],
    sources: [{ title: `${SOURCE.zh} / ${SOURCE.en}`, path: about.url }],
    contributors: [{ title: `${NAME} ${VERSION}`, roles: ['wrangler'] }],
    resources: [
      { ...resource('data', files.data), title: about.title.zh, schema: tableSchema(columns, key) },
      {
        ...resource('indicators', files.indicators),
        title: '指标说明 / What the indicators mean',
        schema: tableSchema(indicatorColumns, ['code']),
      },
    ],
  }
}
