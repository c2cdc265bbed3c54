/** The contract `gongkai.report/1` as a schema, for parses that come from elsewhere. */
import { Type, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { APPLICANTS } from '../../server/report/report.ts'

const nullable = (schema: TSchema) => Type.Union([schema, Type.Null()])
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))

const Offset = Type.Integer({ minimum: 0 })
const Position = Type.Object({
  table: Type.Optional(Offset),
  row: Type.Optional(Offset),
  col: Type.Optional(Offset),
  start: Offset,
  end: Offset,
})
const Ref = { code: Type.String(), applicant: Type.Optional(oneOf(APPLICANTS)) }
const Scalar = Type.Union([Type.Number(), Type.String(), Type.Null()])
const Reconciled = Type.Object({ ...Ref, value: Type.Number() })
const EVIDENCE = oneOf(['manifest', 'title', 'body', 'signature', 'file_name', 'period', 'inferred'])
const STATES = oneOf([
  'ok',
  'missing',
  'not_applicable',
  'text_zero',
  'annotated',
  'approximate',
  'unit_inferred',
  'unit_missing',
  'ambiguous',
  'invalid',
  'repaired',
  'inferred_zero',
  'absent',
])
const LEVEL = oneOf(['national', 'province', 'prefecture', 'county', 'township', 'special'])

const Head = {
  schema: Type.Literal('gongkai.report/1'),
  reasons: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  source: Type.Object({
    name: Type.String({ minLength: 1 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    mediaType: Type.String(),
    url: nullable(Type.String()),
    published: Type.Optional(nullable(Type.String())),
  }),
}

const Agency = Type.Object({
  name: Type.String({ minLength: 1 }),
  printed: Type.Optional(Type.String()),
  sector: Type.String(),
  sectors: Type.Optional(Type.Array(Type.String())),
  level: nullable(LEVEL),
  evidence: EVIDENCE,
})

const Read = {
  region: nullable(Type.Object({ adcode: Type.String({ pattern: '^\\d{6}$' }), name: Type.String() })),
  form: oneOf(['2019', '2021']),
  scope: oneOf(['own', 'consolidated']),
  cells: Type.Array(
    Type.Object({
      ...Ref,
      value: nullable(Type.Number()),
      state: STATES,
      raw: Type.String(),
      unit: Type.Optional(Type.Literal('CNY')),
      at: nullable(Position),
    }),
  ),
  sections: Type.Array(
    Type.Object({ no: Type.Integer(), title: Type.String(), text: Type.String(), at: Position }),
  ),
  claims: Type.Array(
    Type.Object({
      ...Ref,
      value: Type.Number(),
      bound: Type.Optional(oneOf(['at_least', 'at_most'])),
      quote: Type.String(),
      at: Position,
    }),
  ),
  findings: Type.Array(
    Type.Object({
      rule: Type.String(),
      severity: oneOf(['error', 'warning', 'info']),
      message: Type.Object({ zh: Type.String(), en: Type.String() }),
      cells: Type.Array(Type.Object(Ref)),
      expected: Type.Optional(Scalar),
      actual: Type.Optional(Scalar),
      suspect: Type.Optional(Reconciled),
      slip: Type.Optional(
        Type.Object({
          kind: oneOf(['swapped', 'moved', 'shifted', 'several']),
          cells: Type.Array(Reconciled),
        }),
      ),
      candidates: Type.Optional(Type.Array(Reconciled)),
      at: Type.Optional(Position),
    }),
  ),
}

const Year = Type.Integer({ minimum: 2000, maximum: 2100 })

/** One schema for each status, so that a fault is named where it is. */
export const reportSchemas = {
  parsed: Compile(
    Type.Object({
      ...Head,
      ...Read,
      status: Type.Literal('parsed'),
      agency: Agency,
      year: Year,
      yearEvidence: EVIDENCE,
    }),
  ),
  unidentified: Compile(
    Type.Object({
      ...Head,
      ...Read,
      status: Type.Literal('unidentified'),
      agency: nullable(Agency),
      year: nullable(Type.Integer()),
      yearEvidence: nullable(EVIDENCE),
    }),
  ),
  refused: Compile(Type.Object({ ...Head, status: Type.Literal('refused') })),
}
