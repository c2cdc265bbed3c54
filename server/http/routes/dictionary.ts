/** What the codes mean: indicators, forms, rules. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { listRules } from '../../../db/queries/rules.ts'
import { measures } from '../../../db/queries/measures.ts'
import forms from '../../../db/reference/forms.json' with { type: 'json' }
import { dictionary, type IndicatorEntry } from '../../../db/reference/indicators.ts'
import type { Db } from '../../../db/schema.ts'
import type { FormLayout, Indicator } from '../contract/reference.ts'
import { ref, refusals } from '../answers.ts'

const nothing = Type.Object({}, { additionalProperties: false })

export const dictionaryRoutes: FastifyPluginAsyncTypebox<{ db: Db }> = async (app, { db }) => {
  app.get(
    '/indicators',
    {
      schema: {
        operationId: 'indicators',
        tags: ['dictionary'],
        summary:
          'The dictionary: indicators with unit, forms, comparability and formula; applicant types; topics',
        querystring: nothing,
        response: { 200: ref('Indicators'), ...refusals },
      },
    },
    async () => ({
      indicators: dictionary.indicators.map(presentIndicator),
      applicants: dictionary.applicants.map(({ code, label }) => ({ code, label })),
      topics: dictionary.topics,
    }),
  )
  app.get(
    '/forms',
    {
      schema: {
        operationId: 'forms',
        tags: ['dictionary'],
        summary: 'The official tables: labels of rows and columns, and the code of each cell',
        querystring: nothing,
        response: { 200: ref('Forms'), ...refusals },
      },
    },
    async () => ({ forms: forms as FormLayout[] }),
  )
  app.get(
    '/rules',
    {
      schema: {
        operationId: 'rules',
        tags: ['dictionary'],
        summary: 'The rules that reports are checked by',
        querystring: nothing,
        response: { 200: ref('Rules'), ...refusals },
      },
    },
    async () => ({ rules: await listRules(db) }),
  )
}

function presentIndicator(entry: IndicatorEntry): Indicator {
  const { code, label, definition, table, unit, kind, additive, forms, comparability, topics } = entry
  return {
    code,
    label,
    definition: definition.zh === '' && definition.en === '' ? null : definition,
    table,
    unit,
    kind,
    byApplicant: measures.get(code)?.byApplicant ?? false,
    additive,
    forms,
    comparability,
    topics,
    formula: entry.numerator === null ? null : { numerator: entry.numerator, denominator: entry.denominator },
  }
}
