/** Reads mutants and holds each reading to what its document prints. */
import { reference } from '../../db/reference/reference.ts'
import { readReport } from '../../server/report/read-report.ts'
import { addTally, judge, noTally, type Tally } from '../../test/support/layouts/judge.ts'
import { mutantOf, type Mutant } from './mutant.ts'

/** A document of this size that takes longer is a fault; counted in time of the processor, whatever else runs. */
export const LONGEST_MS = 2000

export interface Fault {
  index: number
  origin: string
  what: string[]
}

export interface FuzzReport {
  mutants: number
  refused: number
  cells: Tally
  crashes: Fault[]
  silent: Fault[]
  slow: Fault[]
  slowest: { index: number; origin: string; ms: number }
}

export interface FuzzOptions {
  mutants: number
  seed: number
  onMutant?: () => void
}

export async function fuzz({ mutants, seed, onMutant }: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = {
    mutants: 0,
    refused: 0,
    cells: noTally(),
    crashes: [],
    silent: [],
    slow: [],
    slowest: { index: -1, origin: '', ms: 0 },
  }
  for (let index = 0; index < mutants; index++) {
    const mutant = mutantOf(seed, index)
    await tryMutant(mutant, index, report)
    report.mutants++
    onMutant?.()
  }
  return report
}

async function tryMutant({ name, bytes, origin, keys, printed }: Mutant, index: number, report: FuzzReport) {
  const began = process.cpuUsage()
  try {
    const { report: read } = await readReport({ bytes, name }, reference, null)
    const { user, system } = process.cpuUsage(began)
    const ms = (user + system) / 1000
    if (read.status === 'refused') report.refused++
    const { faults, ...tally } = judge(read, keys, printed)
    addTally(report.cells, tally)
    if (faults.length > 0) report.silent.push({ index, origin, what: faults })
    if (ms > LONGEST_MS) report.slow.push({ index, origin, what: [`${Math.round(ms)} ms`] })
    if (ms > report.slowest.ms) report.slowest = { index, origin, ms }
  } catch (error) {
    report.crashes.push({
      index,
      origin,
      what: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    })
  }
}

export const isClean = ({ crashes, silent, slow }: FuzzReport) =>
  crashes.length + silent.length + slow.length === 0
