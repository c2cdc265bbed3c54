/** Table 2: entities by measures, in blocks with a header of their own. */
import type { Form } from '../report.ts'
import { cellSlots, measureKey, valueKind } from '../tables/forms.ts'
import { chooseRows } from './choose-row.ts'
import { measureColumns, officialMeasures, outOfOrder, type Column } from './columns.ts'
import { countFilled, keepsBlanks, learnLayout, placeRow, type Layout } from './place.ts'
import { noteCell, noteUndecided, printedValues, refs, spanOf, type Readings } from './reading.ts'
import type { PrintedRow, Scan } from './scan.ts'

export function readProactive(readings: Readings, scan: Scan, form: Form, keepsBlanks: boolean) {
  const rows = scan.rows.filter((row) => row.axis === 'entity')
  const inForm = CODES[form]
  const sized = rows.map((row) => ({ row, size: officialMeasures(form, row.is).length }))
  const layout = learnLayout(
    sized.filter(({ size }) => size > 0),
    keepsBlanks,
  )
  for (const [entity, { row, conflicts }] of chooseRows(rows)) {
    const official = officialMeasures(form, entity)
    if (official.length === 0) {
      noteForeign(readings, row)
      continue
    }
    if (conflicts.length > 0) {
      const keys = official.map((measure) => measureKey(entity, measure))
      noteUndecided(readings, keys, row.tokens)
      const actual = [row, ...conflicts].map((other) => printedValues(other.tokens)).join(' / ')
      readings.notices.push({ rule: 'M-DUPLICATE-ROW', cells: refs(keys), actual, at: spanOf(row.label) })
      continue
    }
    readRow(readings, row, entity, official, form, layout, inForm)
  }
}

const codesOf = (form: Form): ReadonlySet<string> => new Set(cellSlots(form).map((slot) => slot.code))
const CODES: Record<Form, ReadonlySet<string>> = { '2019': codesOf('2019'), '2021': codesOf('2021') }

function readRow(
  readings: Readings,
  row: PrintedRow,
  entity: string,
  official: readonly string[],
  form: Form,
  layout: Layout,
  inForm: ReadonlySet<string>,
) {
  const { columns, unnamed, lost } = measureColumns(form, entity, row.header)
  const filled = countFilled(row.tokens)
  const whole = unnamed.length > 0 && filled === official.length
  const used: readonly Column[] = whole ? official.map((is) => ({ is, unit: null })) : columns
  const { keys, printed, disordered } = planOf(used, entity, official, inForm)
  if (disordered)
    readings.notices.push({ rule: 'M-COLUMN-ORDER', cells: refs(printed), at: spanOf(row.label) })
  if (whole && columns.some(({ is }) => is === null)) {
    // A header that names something else stands over one of these columns.
    undecided('M-COLUMN-UNKNOWN', lost.join('、'))
    return
  }
  if (!whole && unnamed.length > 0)
    readings.notices.push({
      rule: 'M-COLUMN-LOST',
      cells: refs(unnamed.map((measure) => measureKey(entity, measure))),
      at: spanOf(row.label),
    })
  if (!whole && unnamed.length > 0 && filled === used.length && keepsBlanks([row])) {
    // A blank between the values: the row has more columns than headings are left, and none says which are whose.
    undecided('M-SHORT-ROW', printedValues(row.tokens))
    return
  }
  const placement = placeRow(row, used.length, layout)
  if (placement.kind === 'bare') {
    for (const key of printed)
      readings.cells.set(key, {
        value: null,
        state: 'missing',
        raw: '',
        at: { start: row.label.end, end: row.label.end },
      })
    readings.notices.push({
      rule: 'M-SHORT-ROW',
      cells: refs(printed),
      actual: 0,
      expected: used.length,
      at: spanOf(row.label),
    })
    return
  }
  if (placement.kind !== 'placed') {
    undecided(placement.kind === 'short' ? 'M-SHORT-ROW' : 'M-EXTRA-VALUES', printedValues(row.tokens))
    return
  }
  if (row.valueBefore && filled < used.length) {
    // The value before the label may be the one that is missing behind it, with all others in the wrong column.
    undecided('M-SHORT-ROW', printedValues(row.tokens))
    return
  }
  if (placement.surplus.length > 0)
    readings.notices.push({
      rule: 'M-EXTRA-VALUES',
      cells: refs(printed),
      actual: printedValues(placement.surplus),
      expected: used.length,
      at: spanOf(row.label),
    })
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (key !== null && inForm.has(key))
      noteCell(readings, key, placement.cells[i]!, valueKind(key), used[i]!.unit)
  }

  function undecided(rule: string, actual: string) {
    noteUndecided(readings, printed, row.tokens)
    readings.notices.push({
      rule,
      cells: refs(printed),
      actual,
      expected: used.length,
      at: spanOf(row.label),
    })
  }
}

/** What the columns say of a row; kept with them, since the same few serve nearly all reports. */
interface Plan {
  /** One a column; null for one that the form does not have. */
  keys: readonly (string | null)[]
  printed: readonly string[]
  disordered: boolean
}

const plans = new WeakMap<readonly Column[], Map<string, Plan>>()

function planOf(
  columns: readonly Column[],
  entity: string,
  official: readonly string[],
  inForm: ReadonlySet<string>,
): Plan {
  let ofColumns = plans.get(columns)
  if (!ofColumns) plans.set(columns, (ofColumns = new Map<string, Plan>()))
  let plan = ofColumns.get(entity)
  if (!plan) {
    const measures = columns.map(({ is }) => is)
    const keys = measures.map((is) => (is === null ? null : measureKey(entity, is)))
    const printed = keys.filter((key): key is string => key !== null && inForm.has(key))
    ofColumns.set(entity, (plan = { keys, printed, disordered: outOfOrder(measures, official) }))
  }
  return plan
}

/** A row that the other form has and this one has not: kept out, but said. */
function noteForeign(readings: Readings, row: PrintedRow) {
  if (row.tokens.length === 0) return
  readings.notices.push({
    rule: 'M-ROW-EXTRA',
    cells: [],
    actual: `${row.label.text} ${printedValues(row.tokens)}`.slice(0, 80),
    at: spanOf(row.label),
  })
}
