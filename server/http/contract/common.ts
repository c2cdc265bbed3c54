/** Pieces that several resources share. The contract imports only typebox: the web app reads its types. */
import { Type, type Static } from 'typebox'

/** RFC 9457. `parameter` names what to mend, `allowed` what may stand there. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'A stable address that names the kind of problem' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'One sentence for the reader: what is wrong and what is allowed' }),
    code: Type.String({ examples: ['bad_parameter', 'unknown_parameter', 'not_found', 'internal'] }),
    parameter: Type.Optional(Type.String()),
    allowed: Type.Optional(Type.Array(Type.String())),
    cells: Type.Optional(Type.Integer({ description: 'Computed size of the answer that was asked for' })),
    limit: Type.Optional(Type.Integer({ description: 'The most that one answer may hold' })),
    release: Type.Optional(
      Type.String({ description: 'Release of the data that is there instead of the one asked for' }),
    ),
  },
  {
    $id: 'Problem',
    examples: [
      {
        type: 'urn:gongkai-atlas:problem:bad_parameter',
        title: 'A parameter cannot be used as given',
        status: 400,
        detail: 'Unknown dimension planet',
        code: 'bad_parameter',
        parameter: 'by',
        allowed: ['year', 'region', 'sector', 'agency', 'level', 'applicant'],
      },
    ],
  },
)
export type Problem = Static<typeof Problem>

export const RegionRef = Type.Object({ adcode: Type.String(), name: Type.String() })
export type RegionRef = Static<typeof RegionRef>

export const AgencyRef = Type.Object({ id: Type.Integer(), name: Type.String() })
export type AgencyRef = Static<typeof AgencyRef>

export const Label = Type.Object({ zh: Type.String(), en: Type.String() })

export const Form = Type.Union([Type.Literal('2019'), Type.Literal('2021')])
export const Scope = Type.Union([Type.Literal('own'), Type.Literal('consolidated')])
export const Severity = Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('info')])
export const Level = Type.Union([
  Type.Literal('national'),
  Type.Literal('province'),
  Type.Literal('prefecture'),
  Type.Literal('county'),
  Type.Literal('township'),
  Type.Literal('special'),
])

export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** A number of an agency or a report, as part of an address. */
export const Id = Type.Integer({
  minimum: 1,
  maximum: 2_147_483_647,
  description: 'Number of the agency or the report',
  examples: [1],
})

/** Parameters that several resources share; lists are comma-separated. */
export const Filter = {
  within: Type.Optional(
    Type.String({
      pattern: '^\\d{6}(,\\d{6})*$',
      description: 'Codes of regions: these and all below (/regions)',
      examples: ['210100', '210100,210200'],
    }),
  ),
  years: Type.Optional(
    Type.String({
      pattern: '^\\d{4}(-\\d{4})?(,\\d{4}(-\\d{4})?)*$',
      description: 'Years and ranges of years',
      examples: ['2020', '2019-2025'],
    }),
  ),
  sector: Type.Optional(
    Type.String({
      pattern: '^[a-z_]+(,[a-z_]+)*$',
      description: 'Codes of sectors (/sectors)',
      examples: ['education,health'],
    }),
  ),
  agency: Type.Optional(
    Type.String({
      pattern: '^\\d+(,\\d+)*$',
      description: 'Numbers of agencies (/agencies)',
      examples: ['1,2'],
    }),
  ),
}
export const agencyLevel = Type.Optional(
  Type.Union(Level.anyOf, { description: 'Level of the agency in the administration' }),
)

/** How a list is paged: `next` is the cursor of the following page, null on the last. */
export const Paging = {
  total: Type.Integer({ description: 'Rows that match, on all pages' }),
  next: Type.Union([Type.String(), Type.Null()]),
}

export const CursorParameter = Type.Optional(
  Type.String({ minLength: 1, maxLength: 400, description: '`next` of the page before' }),
)

/** Entries of a page of a list, at most. */
export const MAX_ENTRIES = 1000

export const PagingQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_ENTRIES, default: 100, description: 'Entries of a page' }),
  ),
  cursor: CursorParameter,
}
