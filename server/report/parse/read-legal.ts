/** Table 4: three groups of five results, one row of data under a header of two or three lines. */
import type { Form } from '../report.ts'
import { FORMS } from '../tables/forms.ts'
import { outOfOrder } from './columns.ts'
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
  const keys = keysInOrder(form, best.header)
  const note = (rule: string, actual: string) =>
    readings.notices.push({
      rule,
      cells: refs(keys),
      actual,
      expected: keys.length,
      at: spanOf(best.tokens[0]),
    })
  if (resultsOf(best.header).length < keys.length)
    readings.notices.push({ rule: 'M-HEADER-LOST', cells: [], at: spanOf(best.header.tokens[0]) })
  const rivals = found.filter((other) => other !== best && filled(other.tokens).length === keys.length)
  if (rivals.some((rival) => printedValues(rival.tokens) !== printedValues(best.tokens))) {
    noteUndecided(readings, keys, best.tokens)
    note('M-DUPLICATE-ROW', [best, ...rivals].map(({ tokens }) => printedValues(tokens)).join(' / '))
    return
  }
  if (outOfOrder(keys, officialKeys(form))) note('M-COLUMN-ORDER', '')
  const cells = placed(best.tokens, keys.length, keepsBlanks, (tried) => {
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
  const values = filled(best.tokens)
  noteUndecided(readings, keys, values)
  if (values.length > keys.length) {
    note('M-EXTRA-VALUES', printedValues(values))
    return
  }
  note('M-SHORT-ROW', printedValues(values))
  solve(readings, keys, values, identities)
}

const filled = (tokens: Token[]) => tokens.filter((token) => token.kind !== 'blank')

function resultsOf(header: Header): string[] {
  return header.tokens.flatMap((token) => on(token.matches, 'legal_result')?.label.is ?? [])
}

const officialKeys = (form: Form) => FORMS[form].legal.flatMap((group) => group.codes)

/** The codes in the order of the printed header, where it is whole; in the official order otherwise. */
function keysInOrder(form: Form, header: Header): string[] {
  const results = resultsOf(header)
  const groups = header.tokens
    .flatMap((token) => on(token.matches, 'legal_group')?.label.is ?? [])
    .filter((group) => group !== 'litigation')
  const whole =
    results.length === 15 &&
    new Set(groups).size === 3 &&
    [0, 5, 10].every((from) => new Set(results.slice(from, from + 5)).size === 5)
  if (!whole) return officialKeys(form)
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
  const windows = Array.from({ length: Math.max(0, own.length - size + 1) }, (_, offset) => offset).filter(
    (offset) => {
      const outside = [...own.slice(0, offset), ...own.slice(offset + size)]
      return filled(outside).length === 0 && plausible(own.slice(offset, offset + size))
    },
  )
  return windows.length === 1 ? own.slice(windows[0], windows[0]! + size) : null
}

function solve(readings: Readings, keys: string[], values: Token[], identities: readonly Identity[]) {
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
