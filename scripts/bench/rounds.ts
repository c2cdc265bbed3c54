/** Measuring two things against each other: in one process, in turns, by the median of their rounds. */
export interface Budget {
  id: string
  what: string
  measured: string
  /** Empty where the budget is a size or a time, not a ratio. */
  peer: string
  /** Milliseconds of one call, unless `unit` says otherwise. */
  ours: number
  /** Null where there is no peer. */
  theirs: number | null
  /** Default `ms`. */
  unit?: string
  /** As the budget states it; without a peer the value itself. */
  ratio: number
  /** Null: told for orientation, no budget. */
  bound: { least: number } | { most: number } | null
}

const WARM_UP = 4
const ROUNDS = 9

export type Work = () => unknown

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

/**
 * Every single call of each, for percentiles.
 * @param works are told the number of the call, so that both sides are asked the same.
 * @returns milliseconds, one list for each.
 */
export async function callsInTurns(
  works: readonly ((call: number) => unknown)[],
  callsARound: number,
  rounds = ROUNDS,
): Promise<number[][]> {
  const times: number[][] = works.map(() => [])
  for (let round = -1; round < rounds; round++) {
    for (const [i, work] of works.entries()) {
      for (let call = 0; call < callsARound; call++) {
        const began = performance.now()
        await work(call)
        if (round >= 0) times[i]!.push(performance.now() - began)
      }
    }
  }
  return times
}

/** Milliseconds that this process has kept processors busy, in the engine and in the system. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** @throws RangeError for no values at all: a benchmark that measured nothing says nothing. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) throw new RangeError('Nothing was measured')
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))]!
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** Null where there is no budget to meet. */
export const isMet = ({ ratio, bound }: Budget): boolean | null =>
  bound === null ? null : 'least' in bound ? ratio >= bound.least : ratio <= bound.most
