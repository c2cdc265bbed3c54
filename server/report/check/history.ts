/**
 * Rules over all reports of one agency, in whatever order they became known: pure, so that the findings are those of
 * the reports that there are and of nothing else.
 */
import type { CellRef, Finding } from '../report.ts'
import { rollForward, type YearComparison } from './across-years.ts'
import { PRINTED_TABLES, type FigurePrints } from './copied-figures.ts'
import type { YearOfFigures } from './figures.ts'
import { findJumps, findSlips, type Slip } from './jumps.ts'
import { ruleById } from './rule.ts'
import { NEARLY_SAME, similarity } from './similarity.ts'
import { sentence } from './wording.ts'

export interface YearOfReport extends YearOfFigures {
  /** Number of the report. */
  id: number
  prints: FigurePrints
  /** Fingerprint of its narrative (`similarity.ts`); null: too short, or not known. */
  prose: Uint8Array | null
}

/** A finding on a report that another report shows. */
export interface AcrossFinding extends Finding {
  /** Number of the report that it was laid beside; null: several. */
  other: number | null
}

/** What is carried over from the report of the year before, of the same scope: the chain of requests. */
export interface CarryOver extends Pick<YearComparison, 'verdict' | 'expected' | 'actual'> {
  previous: number
}

export interface Judged {
  findings: AcrossFinding[]
  /** Null where there is no report of the year before, or of another scope. */
  carry: CarryOver | null
}

/** By the number of the report; `years` in whatever order. */
export function judgeHistory(years: readonly YearOfReport[]): Map<number, Judged> {
  const sorted = [...years].sort((a, b) => a.year - b.year)
  const slips = slipsByReport(sorted)
  return new Map(
    sorted.map((now, i) => {
      const judged: Judged = { findings: [], carry: null }
      const add = (other: number, findings: readonly Finding[]) =>
        judged.findings.push(...findings.map((finding) => ({ ...finding, other })))
      const last = sorted[i - 1]
      if (last && last.scope !== now.scope) add(last.id, [findScope(last, now)])
      const before = last && last.year === now.year - 1 && last.scope === now.scope ? last : null
      if (before) {
        const rolled = rollForward(before, now)
        judged.carry = carryOf(before.id, rolled.comparisons)
        add(before.id, rolled.findings)
      }
      for (const { finding, other } of slips.get(now.id) ?? []) add(other, [finding])
      if (before)
        add(
          before.id,
          findJumps(before, now, (code) => hasSlipped(code, slips, before, now)),
        )
      const copied = findCopiedTable(sorted.slice(0, i), now)
      if (copied) judged.findings.push(copied)
      if (before?.prose && now.prose) {
        const share = similarity(before.prose, now.prose)
        if (share >= NEARLY_SAME) add(before.id, [findCopiedText(before.year, share)])
      }
      return [now.id, judged]
    }),
  )
}

type SlipsByReport = Map<number, { code: string; finding: Finding; other: number }[]>

/** Only reports of one scope are laid side by side. */
function slipsByReport(sorted: readonly YearOfReport[]): SlipsByReport {
  const found: SlipsByReport = new Map()
  for (const scope of ['own', 'consolidated'] as const) {
    const years = sorted.filter((year) => year.scope === scope)
    const idOf = (wanted: number) => years.find(({ year }) => year === wanted)!.id
    for (const { year, beside, code, finding } of findSlips(years) satisfies Slip[]) {
      const id = idOf(year)
      found.set(id, [...(found.get(id) ?? []), { code, finding, other: idOf(beside) }])
    }
  }
  return found
}

const hasSlipped = (code: string, slips: SlipsByReport, ...years: readonly YearOfReport[]) =>
  years.some(({ id }) => slips.get(id)?.some((slip) => slip.code === code) ?? false)

function carryOf(previous: number, comparisons: readonly YearComparison[]): CarryOver | null {
  const total = comparisons.find(({ rule, cell }) => rule === 'XY-CARRY' && cell.applicant === 'total')
  return total ? { previous, verdict: total.verdict, expected: total.expected, actual: total.actual } : null
}

const SCOPES = { own: { zh: '本机关', en: 'own' }, consolidated: { zh: '全地区汇总', en: 'consolidated' } }

function findScope(last: YearOfReport, now: YearOfReport): Finding {
  return acrossFinding('XY-SCOPE', {
    zh: `${last.year}年为${SCOPES[last.scope].zh}，${now.year}年为${SCOPES[now.scope].zh}`,
    en: `${SCOPES[last.scope].en} in ${last.year}, ${SCOPES[now.scope].en} in ${now.year}`,
  })
}

/** The latest earlier report with the very same table; of both tables one finding. */
function findCopiedTable(earlier: readonly YearOfReport[], now: YearOfReport): AcrossFinding | null {
  const sameAs = ({ prints }: YearOfReport) =>
    PRINTED_TABLES.filter((table) => now.prints[table] !== null && now.prints[table] === prints[table])
  const from = earlier.findLast((year) => year.scope === now.scope && sameAs(year).length > 0)
  if (!from) return null
  const tables = sameAs(from)
  const finding = acrossFinding(
    'XY-COPY-TABLE',
    {
      zh: `${namesOf(tables).zh}与${from.year}年相同`,
      en: `${namesOf(tables).en} as in ${from.year}`,
    },
    cellsOf(tables),
  )
  return { ...finding, other: from.id }
}

const TABLE_NAMES = {
  requests: { zh: '表三', en: 'table 3' },
  flows: { zh: '表二、表四的全年数', en: 'the flows of tables 2 and 4' },
}

export function namesOf(tables: readonly (keyof FigurePrints)[]) {
  return {
    zh: tables.map((table) => TABLE_NAMES[table].zh).join('和'),
    en: tables.map((table) => TABLE_NAMES[table].en).join(' and '),
  }
}

/** Where a reader looks first. */
export function cellsOf(tables: readonly (keyof FigurePrints)[]): CellRef[] {
  return tables.includes('requests') ? [{ code: 'applications.received.new', applicant: 'total' }] : []
}

function findCopiedText(year: number, share: number): Finding {
  return acrossFinding('XY-COPY-TEXT', {
    zh: `约 ${percent(share)}% 的文字与${year}年相同`,
    en: `about ${percent(share)}% of the text as in ${year}`,
  })
}

export const percent = (share: number): number => Math.round(share * 100)

export function acrossFinding(
  id: string,
  detail: { zh: string; en: string },
  cells: CellRef[] = [],
): Finding {
  const rule = ruleById.get(id)
  if (!rule) throw new Error(`Rule ${id} is not in the rule table`)
  return { rule: id, severity: rule.severity, message: sentence(rule, detail), cells }
}
