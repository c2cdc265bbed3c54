/** Table 4: three groups of five results, one row of data under a header of two or three lines. */
import type { Form } from '../report.ts'
import { FORMS } from '../tables/forms.ts'
import { outOfOrder } from './columns.ts'
import type { Notice } from './extraction.ts'
import { on } from './match-label.ts'
import { evaluate, type Identity } from './identities.ts'
import { noteCell, noteUndecided, printedValues, readCell, refs, spanOf, type Readings } from './reading.ts'
import type { Header, Scan } from './scan.ts'
import { solveRows } from './solve-rows.ts'
import type { Token } from './tokens.ts'

const RESULTS = ['upheld', 'corrected', 'other', 'pending', 'total']

export function readLegal(
  readings: Readings,
  scan: Scan,
  form: Form,
  identities: readonly Identity[],
  keepsBlanks: boolean,
) {
  const found = scan.legal.filter(({ header }) => resultsOf(header).length >= RESULTS.length)
  const best = found.find(({ tokens }) => filled(tokens).length === 15) ?? found[0]
  if (!best) return
  const apart = filled(best.tokens).length === 15 ? [] : tablesApart(found)
  if (apart.length > 0) {
    for (const { candidate, keys } of apart) {
      const rivals = apart.filter((other) => other.keys[0] === keys[0]).map((other) => other.candidate)
      noteOrder(readings, form, candidate, keys)
      readCells(readings, candidate, keys, rivals, identities, keepsBlanks)
    }
    return
  }
  const keys = keysInOrder(form, best.header)
  if (resultsOf(best.header).length < keys.length)
    readings.notices.push({ rule: 'M-HEADER-LOST', cells: [], at: spanOf(best.header.tokens[0]) })
  noteOrder(readings, form, best, keys)
  const rivals = found.filter((other) => filled(other.tokens).length === keys.length)
  readCells(readings, best, keys, rivals, identities, keepsBlanks)
}

type Candidate = Scan['legal'][number]

function noteOrder(readings: Readings, form: Form, candidate: Candidate, keys: readonly string[]) {
  if (outOfOrder(keys, OFFICIAL_KEYS[form]))
    readings.notices.push({ ...noticeOf('M-COLUMN-ORDER', candidate, keys), actual: '' })
}

const noticeOf = (rule: string, { tokens }: Candidate, keys: readonly string[]): Notice => ({
  rule,
  cells: refs(keys),
  actual: printedValues(tokens),
  expected: keys.length,
  at: spanOf(tokens[0]),
})

function readCells(
  readings: Readings,
  candidate: Candidate,
  keys: readonly string[],
  rivals: readonly Candidate[],
  identities: readonly Identity[],
  keepsBlanks: boolean,
) {
  const { tokens } = candidate
  if (rivals.some((rival) => printedValues(rival.tokens) !== printedValues(tokens))) {
    noteUndecided(readings, keys, tokens)
    const actual = [candidate, ...rivals.filter((rival) => rival !== candidate)]
      .map((one) => printedValues(one.tokens))
      .join(' / ')
    readings.notices.push({ ...noticeOf('M-DUPLICATE-ROW', candidate, keys), actual })
    return
  }
  const cells = placed(tokens, keys.length, keepsBlanks, (tried) => {
    const value = (key: string) => {
      const at = keys.indexOf(key)
      return at < 0 ? null : readCell(readings.document, tried[at]!, 'count', null).value
    }
    return identities.every((identity) => evaluate(identity, value).verdict !== 'fails')
  })
  if (cells) {
    cells.forEach((cell, i) => noteCell(readings, keys[i]!, cell, 'count', null))
    return
  }
  const values = filled(tokens)
  noteUndecided(readings, keys, values)
  const extra = values.length > keys.length
  readings.notices.push(noticeOf(extra ? 'M-EXTRA-VALUES' : 'M-SHORT-ROW', candidate, keys))
  if (!extra) solve(readings, keys, values, identities)
}

/** Reconsideration and litigation in tables of their own: each header names its groups, with five results for each. */
function tablesApart(found: readonly Candidate[]): { candidate: Candidate; keys: string[] }[] {
  return found.flatMap((candidate) => {
    const groups = groupsOf(candidate.header)
    const results = resultsOf(candidate.header)
    const whole =
      groups.length > 0 &&
      new Set(groups).size === groups.length &&
      results.length === groups.length * RESULTS.length &&
      groups.every((_, i) => new Set(results.slice(i * 5, i * 5 + 5)).size === RESULTS.length)
    const keys = results.map((result, i) => `legal.${groups[Math.floor(i / 5)]}.${result}`)
    return whole && filled(candidate.tokens).length <= keys.length ? [{ candidate, keys }] : []
  })
}

const filled = (tokens: Token[]) => tokens.filter((token) => token.kind !== 'blank')

const resultsByHeader = new WeakMap<Header, readonly string[]>()

function resultsOf(header: Header): readonly string[] {
  let results = resultsByHeader.get(header)
  if (!results) {
    results = header.tokens.flatMap((token) => on(token.matches, 'legal_result')?.label.is ?? [])
    resultsByHeader.set(header, results)
  }
  return results
}

function groupsOf(header: Header): string[] {
  return header.tokens
    .flatMap((token) => on(token.matches, 'legal_group')?.label.is ?? [])
    .filter((group) => group !== 'litigation')
}

const OFFICIAL_KEYS: Record<Form, readonly string[]> = {
  '2019': FORMS['2019'].legal.flatMap((group) => group.codes),
  '2021': FORMS['2021'].legal.flatMap((group) => group.codes),
}

/** The codes in the order of the printed header, where it is whole; in the official order otherwise. */
function keysInOrder(form: Form, header: Header): readonly string[] {
  const results = resultsOf(header)
  const groups = groupsOf(header)
  const whole =
    results.length === 15 &&
    new Set(groups).size === 3 &&
    [0, 5, 10].every((from) => new Set(results.slice(from, from + 5)).size === 5)
  if (!whole) return OFFICIAL_KEYS[form]
  const order = [...new Set(groups)]
  return results.map((result, i) => `legal.${order[Math.floor(i / 5)]}.${result}`)
}

function placed(
  tokens: Token[],
  size: number,
  keepsBlanks: boolean,
  plausible: (cells: Token[]) => boolean,
): Token[] | null {
  const values = filled(tokens)
  if (values.length === size) return values
  const line = (values[0] ?? tokens[0]!).line
  const own = tokens.filter((token) => token.line === line)
  if (filled(own).length === size) return filled(own)
  if (values.length === 0) return tokens.length >= size ? tokens.slice(0, size) : null
  if (!keepsBlanks || filled(own).length < values.length) return null
  // As many cells as the form has, blanks between marks included: each stands where it is printed, even where the
  // row does not add up. The checks say so; a row put together to add up would hide it.
  if (own.length === size) return own
  const windows = Array.from({ length: Math.max(0, own.length - size + 1) }, (_, offset) => offset).filter(
    (offset) => {
      const outside = [...own.slice(0, offset), ...own.slice(offset + size)]
      return filled(outside).length === 0 && plausible(own.slice(offset, offset + size))
    },
  )
  return windows.length === 1 ? own.slice(windows[0], windows[0]! + size) : null
}

function solve(
  readings: Readings,
  keys: readonly string[],
  values: Token[],
  identities: readonly Identity[],
) {
  const printed = values.map((token) => readCell(readings.document, token, 'count', null).value)
  if (printed.some((value) => value === null)) return
  const own = identities.filter(({ left }) => keys.includes(left[0]!))
  const [solution] = solveRows([{ keys, printed: printed as number[] }], own, () => null)
  if (!solution) return
  const at = { start: values[0]!.start, end: values.at(-1)!.end }
  keys.forEach((key, column) => {
    const value = solution.values[column] ?? null
    if (value === null) return
    const index = solution.printed[column] ?? null
    if (index !== null) readings.cells.set(key, readCell(readings.document, values[index]!, 'count', null))
    else readings.cells.set(key, { value, state: 'repaired', raw: '', at })
  })
}
