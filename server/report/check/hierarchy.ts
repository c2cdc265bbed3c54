/** A government's report on its whole area against the reports below it: what is left over, and when that is wrong. */

/**
 * `agrees`, `differs`: every agency known below has reported, so that the sum should be whole. `exceeds`: some are
 * missing, and the parts are more than the whole all the same, which nothing that is missing can explain. `partial`:
 * some are missing and the rest may be theirs. `unknown`: a figure is missing.
 */
export type HierarchyVerdict = 'agrees' | 'differs' | 'exceeds' | 'partial' | 'unknown'

export interface Comparison {
  whole: number | null
  /** Sum of the parts that hold a figure; null when none does. */
  parts: number | null
  /** The whole less the parts: what agencies without a report would have to make up. */
  residual: number | null
  verdict: HierarchyVerdict
}

/**
 * @param blanks parts that were given but hold no figure: they make the sum incomplete as much as a missing report.
 */
export function compareWithParts(
  whole: number | null,
  parts: number | null,
  { complete, blanks }: { complete: boolean; blanks: number },
): Comparison {
  if (whole === null || parts === null) return { whole, parts, residual: null, verdict: 'unknown' }
  const residual = whole - parts
  if (complete && blanks === 0)
    return { whole, parts, residual, verdict: residual === 0 ? 'agrees' : 'differs' }
  return { whole, parts, residual, verdict: residual < 0 ? 'exceeds' : 'partial' }
}

/** The gravest of several figures of one report. */
export function gravest(verdicts: readonly HierarchyVerdict[]): HierarchyVerdict {
  return GRAVITY.find((verdict) => verdicts.includes(verdict)) ?? 'unknown'
}

const GRAVITY: readonly HierarchyVerdict[] = ['differs', 'exceeds', 'partial', 'agrees', 'unknown']
