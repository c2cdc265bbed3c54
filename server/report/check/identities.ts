/** Findings of the rules that are arithmetic over the tables. */
import type { Cell, Claim, Finding, Reconciled } from '../report.ts'
import { refOf } from './cells.ts'
import { cellsOf, refsOf, type Evaluation } from './instances.ts'
import { wordExplanation } from './slip-wording.ts'
import { explain, type Explanation } from './suspect.ts'
import type { Change } from './system.ts'
import { labelOf, listCells, sentence, type Message } from './wording.ts'

/** Sums of more cells than this are told by their two totals, not by listing every figure. */
const LISTED_CELLS = 5

/** @param claims what the text states, which may tell one of several cells that could be wrong. */
export function findBrokenRules(evaluation: Evaluation, claims: readonly Claim[]): Finding[] {
  const { verdicts } = evaluation
  if (!verdicts.includes('failed')) return []
  const explanations = explain(evaluation, claims)
  return verdicts.flatMap((verdict, index) =>
    verdict === 'failed' ? [findingOf(index, evaluation, explanations.get(index))] : [],
  )
}

function findingOf(index: number, evaluation: Evaluation, explanation: Explanation | undefined): Finding {
  const { program, table, values, reporter } = evaluation
  const instance = program.instances[index]!
  const { rule, sides } = instance
  const cells = cellsOf(instance, table)
  const finding: Finding = {
    rule: rule.id,
    severity: rule.severity,
    message: { zh: '', en: '' },
    cells: refsOf(cells),
  }
  const left = sides?.left(values, reporter)
  const right = sides?.right(values, reporter)
  if (typeof left === 'number' && typeof right === 'number') {
    finding.expected = right
    finding.actual = left
    finding.message = sentence(rule, compareSides(cells, left, right))
  } else {
    if (!sides) finding.actual = cells.map((cell) => cell.value ?? '—').join(' / ')
    finding.message = sentence(rule, listFigures(cells))
  }
  if (explanation) addExplanation(finding, explanation, cells, table.cells)
  return finding
}

const listFigures = (cells: readonly Cell[]): Message =>
  listCells(cells.filter((cell) => cell.value !== null && cell.state !== 'absent'))

function compareSides(cells: readonly Cell[], left: number, right: number): Message {
  const [head] = cells
  const difference = Math.abs(left - right)
  const figures = {
    zh: `${left} 与 ${right}，相差 ${difference}`,
    en: `${left} against ${right}, off by ${difference}`,
  }
  if (cells.length <= LISTED_CELLS || !head) {
    const all = listFigures(cells)
    return { zh: `${all.zh}：${figures.zh}`, en: `${all.en}: ${figures.en}` }
  }
  const label = labelOf(head)
  return { zh: `${label.zh}：${figures.zh}`, en: `${label.en}: ${figures.en}` }
}

function addExplanation(
  finding: Finding,
  explanation: Explanation,
  own: readonly Cell[],
  all: readonly Cell[],
): void {
  const cellAt = (place: number) => all[place]!
  const reconciled = ({ place, value }: Change): Reconciled => ({ ...refOf(cellAt(place)), value })
  if (explanation.kind === 'open') finding.candidates = explanation.candidates.map(reconciled)
  else {
    const { kind, changes } = explanation.slip
    const here = changes.filter(({ place }) => own.includes(cellAt(place)))
    if (here.length === 1) finding.suspect = reconciled(here[0]!)
    if (kind !== 'cell') finding.slip = { kind, cells: changes.map(reconciled) }
  }
  const words = wordExplanation(explanation, cellAt)
  finding.message = { zh: finding.message.zh + words.zh, en: finding.message.en + words.en }
}
