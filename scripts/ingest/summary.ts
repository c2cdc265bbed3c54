/** What a run did, for a person. */
import type { Outcome, Status } from './run.ts'

/** In the order of the summary, as people and scripts read them. */
export const STATUSES: Readonly<Record<Status, string>> = {
  loaded: '载入',
  updated: '更新',
  unchanged: '未变',
  unidentified: '待识别',
  refused: '拒收',
  failed: '失败',
}

export function countStatuses(outcomes: readonly Outcome[]): Record<Status, number> {
  const counts = { loaded: 0, updated: 0, unchanged: 0, unidentified: 0, refused: 0, failed: 0 }
  for (const { status } of outcomes) counts[status] += 1
  return counts
}

/** Everything given is in the statistics. */
export function isComplete(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(({ status }) => status === 'loaded' || status === 'updated' || status === 'unchanged')
}

/** One line of counts, then every document that needs a look, with its reasons. */
export function formatSummary(outcomes: readonly Outcome[], unused: readonly string[]): string {
  const counts = countStatuses(outcomes)
  const parts = statuses.map((status) => `${STATUSES[status]} ${status} ${counts[status]}`)
  const lines = [`文件 documents ${outcomes.length}：${parts.join(' · ')}`]
  for (const status of statuses) {
    for (const outcome of outcomes) {
      if (outcome.status === status && outcome.reasons.length > 0) lines.push(...describe(outcome))
    }
  }
  for (const file of unused) lines.push(`清单中有、未给出的文件 named by the manifest but not given: ${file}`)
  return lines.join('\n')
}

const statuses = Object.keys(STATUSES) as Status[]

function describe({ name, status, agency, year, reasons }: Outcome): string[] {
  const whose = [agency, year].filter((part) => part !== null).join(' ')
  const head = `${STATUSES[status]} ${status}  ${name}${whose === '' ? '' : `（${whose}）`}`
  return [head, ...reasons.map(({ code, message }) => `    ${code}: ${message}`)]
}
