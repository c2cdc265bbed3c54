/** What a series means, and so its colour: one meaning, one colour, in every chart, table and legend. */
export const OUTCOME_ROLES = [
  'granted',
  'partial',
  'denied',
  'unavailable',
  'rejected',
  'other',
  'pending',
] as const
export type OutcomeRole = (typeof OUTCOME_ROLES)[number]

/** Outcomes have their own colours; other series take plain tones in order; picked agencies a set apart. */
export type Role =
  | OutcomeRole
  | 'upheld'
  | 'corrected'
  | 'error'
  | 'warning'
  | 'info'
  | 'first'
  | 'second'
  | 'third'
  | 'fourth'
  | `entity-${number}`

const PLAIN: readonly Role[] = ['first', 'second', 'third', 'fourth']
export const ENTITY_COLOURS = 8

/** Rules by the form of the code, first match wins. */
const RULES: readonly [RegExp, Role][] = [
  [/^outcome\.granted$/, 'granted'],
  [/^outcome\.partial$/, 'partial'],
  [/^outcome\.denied\.total$/, 'denied'],
  [/^outcome\.unavailable\.total$/, 'unavailable'],
  [/^outcome\.rejected\.total$/, 'rejected'],
  [/^outcome\.other\.total$/, 'other'],
  [/^applications\.carried_out$/, 'pending'],
  [/^legal\.[a-z_]+\.upheld$/, 'upheld'],
  [/^legal\.[a-z_]+\.corrected$/, 'corrected'],
  [/^legal\.[a-z_]+\.other$/, 'other'],
  [/^legal\.[a-z_]+\.pending$/, 'pending'],
]

/** The role that a code has by itself; null when it is not an outcome. */
export function outcomeRole(code: string): Role | null {
  return RULES.find(([pattern]) => pattern.test(code))?.[1] ?? null
}

/**
 * Roles of series drawn together. Outcome colours are used only when every series is an outcome: one vermilion
 * bar among plain ones would claim a meaning it has not. Many plain series take the entity colours.
 */
export function rolesOf(codes: readonly string[]): Role[] {
  const outcomes = codes.map(outcomeRole)
  if (
    outcomes.every((role) => role !== null) &&
    new Set(outcomes).size === outcomes.length &&
    codes.length > 1
  )
    return outcomes
  if (codes.length <= PLAIN.length) return PLAIN.slice(0, codes.length)
  return codes.map((_, index) => `entity-${(index % ENTITY_COLOURS) + 1}` as const)
}

export function entityRole(index: number): Role {
  return `entity-${(index % ENTITY_COLOURS) + 1}`
}

/** The custom property that holds the role's fill. */
export function fillOf(role: Role): string {
  return `var(--${role})`
}
