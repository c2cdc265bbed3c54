/** What changed in the data, revision by revision. */
import { Type, type Static } from 'typebox'
import { Nullable, Paging, PagingQuery } from './common.ts'

export const ChangeKind = Type.Union(
  [Type.Literal('added'), Type.Literal('replaced'), Type.Literal('read_again'), Type.Literal('withdrawn')],
  {
    description:
      'replaced: by another document; read_again: the same document, understood otherwise; withdrawn: taken out',
  },
)

export const RevisionsQuery = Type.Object(
  {
    since: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'Only revisions after this one: what a copy of that revision lacks',
        examples: [7],
      }),
    ),
    kind: Type.Optional(ChangeKind),
    ...PagingQuery,
  },
  { additionalProperties: false },
)
export type RevisionsQuery = Static<typeof RevisionsQuery>

const Figure = Nullable(Type.Object({ value: Nullable(Type.Number()), state: Type.String() }))

export const RevisionChange = Type.Object({
  id: Type.Integer(),
  revision: Type.Integer({ description: 'The data revision that it came with' }),
  at: Type.String(),
  kind: ChangeKind,
  report: Type.Object({
    id: Type.Integer(),
    year: Type.Integer(),
    current: Type.Boolean({ description: 'There still is a report of this number' }),
  }),
  agency: Type.Object({ id: Type.Integer(), name: Type.String(), region: Nullable(Type.String()) }),
  changed: Type.Integer({ description: 'Cells that differ' }),
  cells: Type.Array(
    Type.Object({
      code: Type.String(),
      applicant: Type.Optional(Type.String()),
      before: Figure,
      after: Figure,
    }),
    { description: 'The first of them; null where a form does not have the cell' },
  ),
  details: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
})
export type RevisionChange = Static<typeof RevisionChange>

export const Revisions = Type.Object(
  {
    revision: Type.Integer({ description: 'The present one' }),
    changes: Type.Array(RevisionChange, { description: 'The newest first' }),
    ...Paging,
  },
  { $id: 'Revisions' },
)
export type Revisions = Static<typeof Revisions>
