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

export const TOPICS = ['applications', 'outcomes', 'procurement', 'legal', 'proactive', 'fees', 'quality']

export const DIMENSIONS = ['year', 'region', 'sector', 'agency', 'level', 'applicant']

/** What the notes of `GET /aggregates` can say; each carries its words in zh and en. */
export const NOTE_CODES = [
  'break_2021',
  'break_2024',
  'break_not_summed',
  'stock_over_years',
  'not_additive',
  'not_in_form',
  'missing_cells',
  'small_numbers',
  'mixed_scope',
  'scopes_side_by_side',
  'duplicate_consolidated',
  'consolidated_above',
  'consolidated_below',
  'change_coverage',
  'distribution_left_out',
]
