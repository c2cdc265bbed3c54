/**
 * `npm run fuzz -- [--mutants N] [--seed S] [--show I]`: damages real documents and reads them. Prints how many cells
 * were right, withheld, flagged and wrong in silence; `--show` prints the mutant of that number instead.
 * Exit status: 0 clean, 1 a crash, a slow document or a cell that is wrong in silence.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { mutantOf } from './fuzz/mutant.ts'
import { fuzz, isClean, type Fault, type FuzzReport } from './fuzz/run.ts'
import { showProgress } from './ingest/progress.ts'

const { values } = parseArgs({
  options: {
    mutants: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string' },
  },
})
const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new RangeError(`${text} is not a whole number`)
  return Number(text)
}
const seed = wholeNumber(values.seed)

if (values.show === undefined) {
  const mutants = wholeNumber(values.mutants)
  const progress = showProgress(mutants)
  const report = await fuzz({ mutants, seed, onMutant: progress.step })
  progress.stop()
  process.stdout.write(formatReport(report) + '\n')
  process.exitCode = isClean(report) ? 0 : 1
} else {
  const { bytes, origin } = mutantOf(seed, wholeNumber(values.show))
  process.stderr.write(`${origin}\n`)
  writeFileSync(1, bytes)
}

function formatReport({ mutants, refused, cells, crashes, silent, slow, slowest }: FuzzReport): string {
  return [
    `mutants ${mutants} (seed ${seed}), refused ${refused}`,
    `cells   right ${cells.right} · withheld ${cells.withheld} · flagged ${cells.flagged} · wrong in silence ${cells.silent}`,
    `slowest ${slowest.ms.toFixed(1)} ms: mutant ${slowest.index}, ${slowest.origin}`,
    `crashes ${crashes.length} · documents over time ${slow.length} · documents with silent cells ${silent.length}`,
    ...[...crashes, ...slow, ...silent].slice(0, 40).map(formatFault),
  ].join('\n')
}

function formatFault({ index, origin, what }: Fault): string {
  return `  mutant ${index}: ${origin}\n${what
    .slice(0, 6)
    .map((line) => `    ${line}`)
    .join('\n')}`
}
