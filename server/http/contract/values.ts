/** Closed lists of the contract. They repeat the reader's types on purpose: the contract depends on nothing of ours. */
export const APPLICANT_CODES = [
  'natural_person',
  'org_commercial',
  'org_research',
  'org_public_interest',
  'org_legal_service',
  'org_other',
  'total',
]

export const CELL_STATES = [
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
]

export const TOPICS = ['applications', 'outcomes', 'procurement', 'legal', 'proactive', 'fees']

export const DIMENSIONS = ['year', 'region', 'sector', 'agency', 'level', 'applicant']
