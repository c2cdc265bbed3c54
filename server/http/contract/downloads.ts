/** Descriptions of the bulk files. Their vocabularies are the business of others; here stands what is sure to be there. */
import { Type } from 'typebox'

const open = { additionalProperties: true }

export const DataPackage = Type.Object(
  {
    $schema: Type.String(),
    name: Type.String(),
    title: Type.String(),
    version: Type.String({ description: 'Release of the data' }),
    resources: Type.Array(
      Type.Object({ name: Type.String(), path: Type.String(), schema: Type.Object({}, open) }, open),
    ),
  },
  { $id: 'DataPackage', ...open, description: 'Frictionless Data Package, version 2' },
)

export const TableDescription = Type.Object(
  {
    '@context': Type.Array(Type.Unknown()),
    url: Type.String(),
    tableSchema: Type.Object({ columns: Type.Array(Type.Object({ name: Type.String() }, open)) }, open),
  },
  { $id: 'TableDescription', ...open, description: 'CSV on the Web: metadata of a table' },
)

/** JSON-stat 2.0, as far as a reader of the description needs it; the standard says the rest. */
export const Cube = Type.Object(
  {
    version: Type.Literal('2.0'),
    class: Type.Literal('dataset'),
    label: Type.String(),
    source: Type.String(),
    updated: Type.Optional(Type.String()),
    href: Type.String(),
    id: Type.Array(Type.String()),
    size: Type.Array(Type.Integer()),
    role: Type.Record(Type.String(), Type.Array(Type.String())),
    dimension: Type.Record(Type.String(), Type.Object({}, open)),
    value: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()]), {
      description: 'By place in the cube, row-major; a place without a row is absent, without a value null',
    }),
    status: Type.Record(Type.String(), Type.String(), {
      description: 'Letters of CL_OBS_STATUS, where not A',
    }),
    note: Type.Array(Type.String()),
    extension: Type.Object({}, open),
    link: Type.Record(Type.String(), Type.Array(Type.Object({ href: Type.String() }, open))),
  },
  { $id: 'Cube' },
)
