/** Findings of the rules that are arithmetic over the tables. */
import type { Cell, Finding } from '../report.ts'
import { refOf } from './cells.ts'
import { evaluate } from './expression.ts'
import { cellsOf, equationOf, refsOf, type Equation, type Instance } from './instances.ts'
import { findSuspects, type Suspect } from './suspect.ts'
import { labelOf, listCells, sentence, type Message } from './wording.ts'

/** Sums of more cells than this are told by their two totals, not by listing every figure. */
const LISTED_CELLS = 5

export function findBrokenRules(instances: readonly Instance[]): Finding[] {
  if (instances.every(({ verdict }) => verdict !== 'failed')) return []
  const equations = new Map<Instance, Equation>()
  for (const instance of instances) {
    const equation = equationOf(instance)
    if (equation) equations.set(instance, equation)
  }
  const suspects = findSuspects([...equations.values()])
  return instances
    .filter(({ verdict }) => verdict === 'failed')
    .map((instance) => {
      const equation = equations.get(instance)
      return findingOf(instance, equation && suspects.get(equation))
    })
}

function findingOf(instance: Instance, suspect: Suspect | undefined): Finding {
  const { rule, expression, lookup } = instance
  const cells = cellsOf(instance)
  const finding: Finding = {
    rule: rule.id,
    severity: rule.severity,
    message: { zh: '', en: '' },
    cells: refsOf(cells),
  }
  let detail: Message = listCells(cells.filter((cell) => cell.value !== null && cell.state !== 'absent'))
  if (expression.kind === 'compare' && expression.op === '=') {
    const left = evaluate(expression.left, lookup)
    const right = evaluate(expression.right, lookup)
    if (typeof left === 'number' && typeof right === 'number') {
      finding.expected = right
      finding.actual = left
      detail = compareSides(cells, left, right, detail)
    }
  } else {
    finding.actual = cells.map((cell) => cell.value ?? '—').join(' / ')
  }
  finding.message = sentence(rule, detail)
  if (suspect) addSuspect(finding, suspect)
  return finding
}

function compareSides(cells: readonly Cell[], left: number, right: number, all: Message): Message {
  const [head] = cells
  const difference = Math.abs(left - right)
  const figures = {
    zh: `${left} 与 ${right}，相差 ${difference}`,
    en: `${left} against ${right}, off by ${difference}`,
  }
  if (cells.length <= LISTED_CELLS || !head) {
    return { zh: `${all.zh}：${figures.zh}`, en: `${all.en}: ${figures.en}` }
  }
  const label = labelOf(head)
  return { zh: `${label.zh}：${figures.zh}`, en: `${label.en}: ${figures.en}` }
}

function addSuspect(finding: Finding, { cell, value }: Suspect): void {
  const label = labelOf(cell)
  finding.suspect = { ...refOf(cell), value }
  finding.message = {
    zh: `${finding.message.zh}疑似有误的是“${label.zh}”：印为 ${cell.raw || cell.value}，填 ${value} 则各项勾稽均成立。`,
    en: `${finding.message.en} The likely cell is ${label.en}: printed ${cell.raw || cell.value}, with ${value} all identities hold.`,
  }
}
