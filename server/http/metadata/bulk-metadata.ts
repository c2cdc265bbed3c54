/** Descriptions of the bulk files for machines: one data package for all, CSV on the Web beside each. */
import { BULK_FILES, BULK_NAMES, type BulkName } from '../downloads/bulk-files.ts'
import { LICENCE } from '../licence.ts'
import type { Release } from '../release.ts'
import { NAME, VERSION } from '../version.ts'
import { METHOD, SOURCE } from '../wording/figures.ts'
import { CSV_DIALECT, csvw, tableSchema } from './table-schema.ts'

/** Paths are relative: the package lies beside its files. Their size is not known before they are made. */
export function bulkPackage(release: Release, origin: string) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'gongkai-atlas',
    title: '政府信息公开工作年度报告数据 / Annual disclosure reports of Chinese government agencies',
    description: `${METHOD.zh} ${METHOD.en}`,
    homepage: `${origin}/data`,
    version: release.name,
    ...(release.updatedAt === null ? {} : { created: release.updatedAt }),
    licenses: [LICENCE],
    sources: [{ title: `${SOURCE.zh} / ${SOURCE.en}` }],
    contributors: [{ title: `${NAME} ${VERSION}`, roles: ['wrangler'] }],
    resources: BULK_NAMES.map((name) => {
      const { title, description, columns, primaryKey, foreignKeys } = BULK_FILES[name]
      return {
        name,
        path: `${name}.csv`,
        type: 'table',
        title: `${title.zh} / ${title.en}`,
        description: `${description.zh} / ${description.en}`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: CSV_DIALECT,
        schema: {
          ...tableSchema(columns, primaryKey),
          ...(foreignKeys.length === 0
            ? {}
            : {
                foreignKeys: foreignKeys.map(({ fields, resource, reference }) => ({
                  fields: [fields],
                  reference: { resource, fields: [reference] },
                })),
              }),
        },
      }
    }),
  }
}

export function bulkCsvw(name: BulkName, origin: string) {
  const { title, columns, primaryKey } = BULK_FILES[name]
  return csvw({
    url: `${name}.csv`,
    title,
    columns,
    primaryKey,
    licence: LICENCE.path,
    dictionary: `${origin}/api/v1/indicators`,
  })
}
