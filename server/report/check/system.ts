/** The equations of a report that do not hold, and what would become of them if certain cells held other values. */
import type { Evaluation } from './instances.ts'
import { residualOf } from './linear.ts'

/** A cell (by its place) and the value that it should hold. */
export interface Change {
  place: number
  value: number
}

export class System {
  readonly evaluation: Evaluation
  /** Failing equations, as indices of instances. */
  readonly failing: readonly number[]
  readonly #residuals = new Map<number, number>()

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation
    const { program, verdicts, values } = evaluation
    const failing: number[] = []
    for (const [index, { linear }] of program.instances.entries()) {
      if (linear === null || verdicts[index] !== 'failed') continue
      failing.push(index)
      this.#residuals.set(index, residualOf(linear, values))
    }
    this.failing = failing
  }

  /** Left side less right side: 0 where the equation holds. */
  residual(index: number): number {
    return this.#residuals.get(index) ?? 0
  }

  /** Equations that a cell stands in and that could be evaluated. */
  around(place: number): number[] {
    const { program, verdicts } = this.evaluation
    return program.equationsAt[place]!.filter(
      (index) => verdicts[index] === 'failed' || verdicts[index] === 'passed',
    )
  }

  places(index: number): Iterable<number> {
    return this.evaluation.program.instances[index]!.linear!.coefficients.keys()
  }

  /** What a place must hold for this equation to hold, with the residual that it then has to make good. */
  valueFor(place: number, index: number, residual = this.residual(index)): number | null {
    const coefficient = this.evaluation.program.instances[index]!.linear!.coefficients.get(place)
    if (coefficient === undefined || coefficient === 0) return null
    const value = this.evaluation.values[place]! - residual / coefficient
    return Number.isInteger(value) && value >= 0 ? value : null
  }

  /** Residuals of all equations that the changed cells stand in. */
  after(changes: readonly Change[]): Map<number, number> {
    const { program, values } = this.evaluation
    const residuals = new Map<number, number>()
    for (const { place, value } of changes)
      for (const index of this.around(place)) {
        const coefficient = program.instances[index]!.linear!.coefficients.get(place)!
        const before = residuals.get(index) ?? this.residual(index)
        residuals.set(index, before + coefficient * (value - values[place]!))
      }
    return residuals
  }

  /** The failing equations that the changes mend; null when any equation that they touch does not hold then. */
  mended(changes: readonly Change[]): number[] | null {
    const after = this.after(changes)
    const mended: number[] = []
    for (const [index, residual] of after) {
      if (residual !== 0) return null
      if (this.residual(index) !== 0) mended.push(index)
    }
    return mended
  }
}
