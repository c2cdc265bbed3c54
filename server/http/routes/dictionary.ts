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
import { presentRules } from '../wording/rules.ts'

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
        summary: 'The rules that reports are checked by: what must hold, why, and an example of each',
        querystring: nothing,
        response: { 200: ref('Rules'), ...refusals },
      },
    },
    async () => presentRules(await listRules(db)),
  )
}

function presentIndicator(entry: IndicatorEntry): Indicator {
  const { code, label, definition, caveat, table, unit, kind, additive, forms, comparability, topics } = entry
  return {
    code,
    label,
    definition: definition.zh === '' && definition.en === '' ? null : definition,
    caveat,
    table,
    unit,
    kind,
    byApplicant: measures.get(code)?.byApplicant ?? false,
    additive,
    forms,
    comparability,
    series: entry.series,
    topics,
    formula: formulaOf(entry),
  }
}

function formulaOf({ difference, numerator, denominator }: IndicatorEntry): Indicator['formula'] {
  if (difference) return { numerator: difference.join(' - '), denominator: null }
  return numerator === null ? null : { numerator, denominator }
}
