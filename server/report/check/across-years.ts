/**
 * Rules over two reports of one agency and scope, of consecutive years: what was carried over must arrive, stocks must
 * roll forward. Pure: the cells of both years in, one verdict an equation out.
 */
import { APPLICANTS, type Applicant, type CellRef, type Finding, type Form } from '../report.ts'
import { refOf } from './cells.ts'
import { Figures, type Figure } from './figures.ts'
import { findJumps } from './jumps.ts'
import { ruleById } from './rule.ts'
import { labelOf, sentence } from './wording.ts'

export interface YearOfCells {
  year: number
  form: Form
  cells: readonly Figure[]
}

/** `failed` and `passed` carry both numbers; an equation with a cell that holds none is `not_evaluated`. */
export interface YearComparison {
  rule: string
  verdict: 'passed' | 'failed' | 'not_evaluated'
  /** The cell of the later report that is judged. */
  cell: CellRef
  /** What the report before, with this year's movements, leaves for it; null when a cell of it holds no number. */
  expected: number | null
  actual: number | null
}

export interface AcrossYears {
  comparisons: YearComparison[]
  findings: Finding[]
}

type Term = { code: string; of: 'before' | 'now'; sign: 1 | -1 }

interface Roll {
  rule: 'XY-CARRY' | 'XY-ITEMS' | 'XY-INFORCE' | 'XY-DISCLOSED' | 'XY-PENDING'
  /** Forms of both years; a series does not run across the change of form where its columns changed. */
  forms: readonly Form[]
  cell: string
  applicant?: Applicant
  /** Their sum is what the cell must equal, at least reach, or not exceed. */
  expected: readonly Term[]
  relation: '=' | '>=' | '<='
}

const before = (code: string): Term => ({ code, of: 'before', sign: 1 })

/** One line an equation; which of them apply is decided by the forms of the two reports. */
const ROLLS: readonly Roll[] = [
  ...[...APPLICANTS].reverse().map((applicant): Roll => ({
    rule: 'XY-CARRY',
    forms: ['2019', '2021'],
    cell: 'applications.received.carried_in',
    applicant,
    expected: [before('applications.carried_out')],
    relation: '=',
  })),
  ...['licensing', 'other_services', 'penalty', 'coercion', 'fees'].map((group): Roll => ({
    rule: 'XY-ITEMS',
    forms: ['2019'],
    cell: `${group}.items_prev`,
    expected: [before(`${group}.items_prev`), before(`${group}.items_change`)],
    relation: '=',
  })),
  ...['rules', 'normative_docs'].map((group): Roll => ({
    rule: 'XY-INFORCE',
    forms: ['2021'],
    cell: `${group}.in_force`,
    expected: [
      before(`${group}.in_force`),
      { code: `${group}.made`, of: 'now', sign: 1 },
      { code: `${group}.repealed`, of: 'now', sign: -1 },
    ],
    relation: '=',
  })),
  ...['rules', 'normative_docs'].map((group): Roll => ({
    rule: 'XY-DISCLOSED',
    forms: ['2019'],
    cell: `${group}.disclosed_total`,
    expected: [before(`${group}.disclosed_total`), { code: `${group}.newly_disclosed`, of: 'now', sign: 1 }],
    relation: '<=',
  })),
  ...['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map((group): Roll => ({
    rule: 'XY-PENDING',
    forms: ['2019', '2021'],
    cell: `legal.${group}.total`,
    expected: [before(`legal.${group}.pending`)],
    relation: '>=',
  })),
]

/**
 * Each equation that the two forms allow, and the figures that changed beyond measure.
 * @throws RangeError when `previous` is not the year before `current`.
 */
export function compareYears(previous: YearOfCells, current: YearOfCells): AcrossYears {
  const before = { ...previous, figures: new Figures(previous.cells) }
  const now = { ...current, figures: new Figures(current.cells) }
  const { comparisons, findings } = rollForward(before, now)
  return { comparisons, findings: [...findings, ...findJumps(before, now)] }
}

type Year = Pick<YearOfCells, 'year' | 'form'> & { figures: Figures }

/**
 * Each equation that the two forms allow.
 * @throws RangeError when `previous` is not the year before `current`.
 */
export function rollForward(previous: Year, current: Year): AcrossYears {
  if (previous.year !== current.year - 1)
    throw new RangeError(`${previous.year} is not the year before ${current.year}`)
  const tables = { before: previous.figures, now: current.figures }
  const evaluated = ROLLS.filter(
    ({ forms }) => forms.includes(previous.form) && forms.includes(current.form),
  ).flatMap((roll) => {
    const cell = tables.now.get(roll.cell, roll.applicant)
    return cell ? [{ roll, comparison: evaluate(roll, cell, tables) }] : []
  })
  return {
    comparisons: evaluated.map(({ comparison }) => comparison),
    findings: findingsOf(evaluated, previous.year),
  }
}

const HOLDS: Readonly<Record<Roll['relation'], (actual: number, expected: number) => boolean>> = {
  '=': (actual, expected) => actual === expected,
  '>=': (actual, expected) => actual >= expected,
  '<=': (actual, expected) => actual <= expected,
}

function evaluate(
  { rule, applicant, expected: terms, relation }: Roll,
  cell: Figure,
  tables: Readonly<Record<Term['of'], Figures>>,
): YearComparison {
  let expected: number | null = 0
  for (const { code, of, sign } of terms) {
    const value = tables[of].number(code, applicant)
    expected = expected === null || value === null ? null : expected + sign * value
  }
  const actual = tables.now.number(cell.code, cell.applicant)
  const holds = expected === null || actual === null ? null : HOLDS[relation](actual, expected)
  const verdict = holds === null ? 'not_evaluated' : holds ? 'passed' : 'failed'
  return { rule, verdict, cell: refOf(cell), expected, actual }
}

interface Evaluated {
  roll: Roll
  comparison: YearComparison
}

/**
 * The carry-over of single applicant types is told only where the total holds, and as a remark: an applicant who was
 * put under another type in the new year breaks it legitimately.
 */
function findingsOf(evaluated: readonly Evaluated[], year: number): Finding[] {
  const failed = evaluated.filter(({ comparison }) => comparison.verdict === 'failed')
  const byType = failed.filter(({ roll }) => roll.rule === 'XY-CARRY' && roll.applicant !== 'total')
  const others = failed.filter((one) => !byType.includes(one))
  const totalFails = others.some(({ roll }) => roll.rule === 'XY-CARRY')
  const findings = others.map(({ roll, comparison }) => findingOf(roll, [comparison], year))
  const [first] = byType
  if (first && !totalFails) {
    const comparisons = byType.map(({ comparison }) => comparison)
    findings.push({ ...findingOf(first.roll, comparisons, year), severity: 'info' })
  }
  return findings
}

const BOUNDS: Readonly<Record<Roll['relation'], { zh: string; en: string }>> = {
  '=': { zh: '为', en: '' },
  '>=': { zh: '不少于', en: 'at least ' },
  '<=': { zh: '不多于', en: 'at most ' },
}

function findingOf({ rule: id, relation }: Roll, comparisons: YearComparison[], year: number): Finding {
  const rule = ruleById.get(id)
  if (!rule) throw new Error(`Rule ${id} is not in the rule table`)
  const [first] = comparisons
  const bound = BOUNDS[relation]
  const zh = comparisons.map(
    ({ cell, expected, actual }) =>
      `${labelOf(cell).zh}印为 ${actual}，按${year}年报告应${bound.zh} ${expected}`,
  )
  const en = comparisons.map(
    ({ cell, expected, actual }) =>
      `${labelOf(cell).en} is ${actual}; by the report of ${year} it should be ${bound.en}${expected}`,
  )
  return {
    rule: id,
    severity: rule.severity,
    message: sentence(rule, { zh: zh.join('；'), en: en.join('; ') }),
    cells: comparisons.map(({ cell }) => cell),
    ...(comparisons.length === 1 && first ? { expected: first.expected, actual: first.actual } : {}),
  }
}
