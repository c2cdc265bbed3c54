/** The cells read so far, by key, and what was noticed on the way. */
import type { Document, Span } from '../read/document.ts'
import type { Applicant, CellRef, CellState } from '../report.ts'
import type { ValueKind } from '../tables/forms.ts'
import type { CellReadings, Reading } from './cell-readings.ts'
import type { Notice } from './extraction.ts'
import { positionOf, type Token } from './tokens.ts'
import { parseValue, type Value } from './value.ts'

export interface Readings {
  document: Document
  cells: CellReadings
  notices: Notice[]
}

export function refOf(key: string): CellRef {
  const [code, applicant] = key.split('|')
  return applicant === undefined ? { code: code! } : { code: code!, applicant: applicant as Applicant }
}

export function refs(keys: readonly string[]): CellRef[] {
  return keys.map(refOf)
}

/** What a token means as a cell of this kind, with the characters as printed. */
export function readCell(document: Document, token: Token, kind: ValueKind, unit: string | null): Reading {
  return readingOf(document, token, parseValue(token.text, kind, unit))
}

function readingOf(document: Document, token: Token, { value, state }: Value): Reading {
  return { value, state, raw: printedText(document, token), at: positionOf(token) }
}

/** The characters as printed: the token has them, but where they are simplified or some of them hidden. */
function printedText({ text, simplified }: Document, token: Token): string {
  return text === simplified && token.text.length === token.end - token.start
    ? token.text
    : text.slice(token.start, token.end)
}

export function noteCell(
  { document, cells, notices }: Readings,
  key: string,
  token: Token,
  kind: ValueKind,
  unit: string | null,
) {
  const raw = printedText(document, token)
  const at = positionOf(token)
  const { value, state, unitInCell = false } = parseValue(token.text, kind, unit)
  cells.put(key, value, state, raw, at)
  if (state === 'ok' && !unitInCell) return
  const rule = ruleOf(state, kind) ?? (unitInCell ? 'M-ANNOTATED' : null)
  if (rule) notices.push({ rule, cells: [refOf(key)], actual: raw.slice(0, 60), at })
}

function ruleOf(state: CellState, kind: ValueKind): string | null {
  if (state === 'invalid') return kind === 'change' ? 'VAL-SIGNED' : 'VAL-COUNT'
  if (state === 'unit_inferred' || state === 'unit_missing') return 'M-UNIT-MISSING'
  return state === 'annotated' || state === 'approximate' || state === 'ambiguous' ? 'M-ANNOTATED' : null
}

/** Only the offsets: a token or a label carries more than a finding should. */
export function spanOf(where: Span | undefined): Span | undefined {
  return where && { start: where.start, end: where.end }
}

/** The printed values of a row, for a message. */
export function printedValues(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => token.kind !== 'blank')
    .slice(0, 20)
    .map((token) => token.text.slice(0, 20))
    .join(' ')
}

/** All cells of a row that cannot be told apart: null, and pointing at the printed values together. */
export function noteUndecided(readings: Readings, keys: readonly string[], tokens: readonly Token[]) {
  const values = tokens.filter((token) => token.kind !== 'blank')
  const at = values.length > 0 ? { start: values[0]!.start, end: values.at(-1)!.end } : null
  for (const key of keys) readings.cells.set(key, { value: null, state: 'ambiguous', raw: '', at })
}
