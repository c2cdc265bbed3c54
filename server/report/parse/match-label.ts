/**
 * Which label a printed text is. Exact spellings first, then the label before a bracketed gloss, then (only where
 * asked) a near miss. Two labels at the same distance are no match: an ambiguity is never a race.
 */
import { LABELS, type Axis, type Label } from '../tables/labels.ts'
import { alphabetOf, mayConsistOf } from './label-alphabet.ts'
import { Memo, ownCopy } from './memo.ts'
import { normaliseLabel, splitGloss } from './normalise.ts'

export interface LabelMatch {
  label: Label
  /** `official` and `alias` are exact; `gloss` has a remark behind the label; `near` differs by a character or two. */
  how: 'official' | 'alias' | 'gloss' | 'near'
}

interface Entry {
  label: Label
  official: boolean
}

const spelled = new Map<string, Entry[]>()
const cuts = new Map<string, Label[]>()
for (const label of LABELS) {
  for (const text of label.official) add(text, { label, official: true })
  for (const text of label.spellings ?? []) add(text, { label, official: false })
  for (const text of label.cut ?? []) cuts.set(text, [...(cuts.get(text) ?? []), label])
}

const groupSpellings = [...spelled].flatMap(([spelling, entries]) =>
  entries.some((entry) => entry.label.axis === 'request_group') ? [spelling] : [],
)

function add(text: string, entry: Entry) {
  const key = normaliseLabel(text)
  const entries = spelled.get(key) ?? []
  if (!entries.some((other) => other.label === entry.label)) spelled.set(key, [...entries, entry])
}

const LONGEST = 120
const exactMatches = new Memo<readonly LabelMatch[]>()
const nearMatches = new Memo<readonly LabelMatch[]>()
const alphabet = alphabetOf(spelled.keys())

/** Every label, at most one an axis, that the text spells; a number or a long text is none. */
export function matchLabel(text: string): readonly LabelMatch[] {
  if (text.length > LONGEST || isNumber(text) || !mayConsistOf(alphabet, text)) return NO_LABEL
  const known = exactMatches.get(text)
  if (known) return known
  const own = ownCopy(text)
  return exactMatches.set(own, exact(own))
}

/** Cheaper than trying: false where no label has this text, or any that begins with it. */
export const mayBeginLabel = (text: string): boolean => mayConsistOf(alphabet, text)

/** The one label of `axes` that the text misses by a character (6 or more) or two (10 or more). */
export function matchNear(text: string, axes: readonly Axis[]): LabelMatch | null {
  if (text.length > LONGEST || text.length < 5) return null
  let matches = nearMatches.get(text)
  if (!matches) {
    const own = ownCopy(text)
    matches = nearMatches.set(own, near(own))
  }
  const fitting = matches.filter((match) => axes.includes(match.label.axis))
  return fitting.length === 1 ? fitting[0]! : null
}

/** Labels of an axis of which only the beginning is left. */
export function matchCut(text: string, axis: Axis): readonly Label[] {
  return (cuts.get(normaliseLabel(text)) ?? []).filter((label) => label.axis === axis)
}

/** The match on one of the axes, if there is one. */
export function on(
  matches: readonly LabelMatch[],
  one: Axis,
  other: Axis = one,
  third: Axis = one,
): LabelMatch | undefined {
  for (let i = 0; i < matches.length; i++) {
    const { axis } = matches[i]!.label
    if (axis === one || axis === other || axis === third) return matches[i]
  }
  return undefined
}

export const NO_LABEL: readonly LabelMatch[] = []

function isNumber(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x3e) return false
  return true
}

function exact(text: string): readonly LabelMatch[] {
  const label = normaliseLabel(text)
  const whole = spelled.get(label)
  if (whole) return whole.map(({ label, official }) => ({ label, how: official ? 'official' : 'alias' }))
  const behind = behindGroup(label)
  if (behind) return behind
  const { base, gloss } = splitGloss(label)
  const glossed = gloss === null ? undefined : spelled.get(base)
  return glossed ? glossed.map(({ label }) => ({ label, how: 'gloss' })) : NO_LABEL
}

/** A side label pushed into the cell of its row: 三、本年度办理结果（一）予以公开, (五) 1. 信访举报投诉类申请. */
function behindGroup(label: string): readonly LabelMatch[] | null {
  for (const group of groupSpellings) {
    if (!label.startsWith(group) || label.length === group.length) continue
    const rest = normaliseLabel(label.slice(group.length))
    const rows = (spelled.get(rest) ?? []).filter((entry) => entry.label.axis === 'request')
    if (rows.length > 0)
      return rows.map(({ label, official }) => ({ label, how: official ? 'official' : 'alias' }))
    const deeper = behindGroup(rest)
    if (deeper) return deeper
  }
  return null
}

function near(text: string): readonly LabelMatch[] {
  const whole = normaliseLabel(text)
  let best = Infinity
  let found = new Set<Label>()
  for (const candidate of new Set([whole, splitGloss(whole).base])) {
    if (candidate.length < 5) continue
    for (const [spelling, entries] of spelled) {
      const allowed = spelling.length >= 10 ? 2 : spelling.length >= 6 ? 1 : 0
      if (allowed === 0 || Math.abs(spelling.length - candidate.length) > allowed) continue
      const distance = editDistance(spelling, candidate, allowed)
      if (distance > allowed || distance > best) continue
      if (distance < best) found = new Set()
      best = distance
      for (const { label } of entries) found.add(label)
    }
  }
  return [...found].map((label) => ({ label, how: 'near' }))
}

/** Levenshtein's distance, given up once it must exceed `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const value = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost)
      row.push(value)
      if (value < least) least = value
    }
    if (least > limit) return limit + 1
    previous = row
  }
  return previous[b.length]!
}
