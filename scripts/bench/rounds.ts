/** Measuring two things against each other: in one process, in turns, by the median of their rounds. */
export interface Budget {
  id: string
  what: string
  measured: string
  peer: string
  /** Milliseconds for one document. */
  ours: number
  theirs: number
  /** As the budget states it. */
  ratio: number
  bound: { least: number } | { most: number }
}

const WARM_UP = 4
const ROUNDS = 9

type Work = () => unknown

/** @returns the median time of one call of each, in milliseconds, after rounds that do not count. */
export async function inTurns(works: readonly Work[], callsARound: number): Promise<number[]> {
  const times: number[][] = works.map(() => [])
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [i, work] of works.entries()) {
      const began = performance.now()
      for (let call = 0; call < callsARound; call++) await work()
      if (round >= 0) times[i]!.push((performance.now() - began) / callsARound)
    }
  }
  return times.map(median)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

export const isMet = ({ ratio, bound }: Budget) =>
  'least' in bound ? ratio >= bound.least : ratio <= bound.most
