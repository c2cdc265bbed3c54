/** Rules that are arithmetic: each rule over each of its instances, evaluated on one report. */
import type { Cell, CellRef, Form } from '../report.ts'
import { CellTable } from './cells.ts'
import type { Reporter } from './facts.ts'
import { NOWHERE } from './layout.ts'
import { programOf, verdictOf, type CompiledInstance, type Program, type Verdict } from './program.ts'
import type { Rule } from './rule.ts'

export type { Verdict } from './program.ts'

export interface Evaluation {
  program: Program
  table: CellTable
  reporter: Reporter
  values: Float64Array
  /** One an instance of the program, in its order. */
  verdicts: readonly Verdict[]
}

/** What becomes of every instance on a report: also of those that hold, and of those that a blank leaves open. */
export function evaluateAll(table: CellTable, form: Form, reporter: Reporter): Evaluation {
  const program = programOf(table.layout, form, (code) => table.prints(code))
  const values = table.operands()
  const { instances } = program
  const own = (index: number) => verdictOf(instances[index]!, values, reporter)
  const verdicts: Verdict[] = []
  for (let index = 0; index < instances.length; index++) {
    const { behind } = instances[index]!
    // Most rules that stand behind another are not asked: what says more could be evaluated, an equation as a rule.
    const asked = behind === null || own(behind) === 'not_evaluated'
    verdicts.push(asked ? own(index) : 'not_applicable')
  }
  return { program, table, reporter, values, verdicts }
}

/** An instance as one reads it: the rule, what became of it, and the cells that it looked at. */
export interface Instance {
  rule: Rule
  verdict: Verdict
  cells: Cell[]
}

export function instancesOf({ program, verdicts, table }: Evaluation): Instance[] {
  return program.instances.map((instance, i) => ({
    rule: instance.rule,
    verdict: verdicts[i]!,
    cells: cellsOf(instance, table),
  }))
}

/** Every cell that the instance's expression names, in its order, once. */
export function cellsOf({ operands }: CompiledInstance, { cells }: CellTable): Cell[] {
  const places = new Set(operands)
  places.delete(NOWHERE)
  return [...places].map((place) => cells[place]!)
}

export const refsOf = (cells: readonly Cell[]): CellRef[] =>
  cells.map(({ code, applicant }) => (applicant === undefined ? { code } : { code, applicant }))
