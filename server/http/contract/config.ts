/** What the service offers and how much of it at a time: what a program asks before it asks for figures. */
import { Type, type Static } from 'typebox'
import { Nullable } from './common.ts'

const Formats = Type.Array(
  Type.Object({
    format: Type.String({ description: 'Value of the parameter `format`' }),
    mediaType: Type.String(),
    maxCells: Type.Integer({
      description: 'Figures of one answer at most: rows × indicators; beyond it, 413',
    }),
  }),
)

export const Config = Type.Object(
  {
    name: Type.String(),
    version: Type.String({ description: 'Version of the program' }),
    apiVersion: Type.String(),
    release: Type.String({ description: 'State of the data; `release=` holds a query to it' }),
    revision: Type.Integer(),
    updatedAt: Nullable(Type.String()),
    languages: Type.Array(Type.String()),
    licence: Type.Object({ name: Type.String(), title: Type.String(), path: Type.String() }),
    formats: Formats,
    limits: Type.Object({
      dimensions: Type.Integer({ description: 'Of `by`' }),
      rowsOfPage: Type.Integer({ description: 'The largest `limit` of /aggregates' }),
      defaultRowsOfPage: Type.Integer(),
      entriesOfList: Type.Integer({ description: 'The largest `limit` of lists' }),
      draftBytes: Type.Integer({ description: 'The largest draft that /check takes' }),
      sheetRows: Type.Integer({ description: 'Rows of a worksheet' }),
      requestsPerMinute: Nullable(Type.Integer({ description: 'Null: not limited' })),
    }),
    links: Type.Object({
      openapi: Type.String(),
      docs: Type.String(),
      catalogue: Type.String(),
      datapackage: Type.String(),
      dictionary: Type.String(),
    }),
  },
  { $id: 'Config' },
)
export type Config = Static<typeof Config>
