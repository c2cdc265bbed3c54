/** More published reports, where a copy of them lies beside the repository: what is printed is read, or withheld. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'
import { APPLICANTS, type Form } from '../../../server/report/report.ts'
import { cellKey, FORMS } from '../../../server/report/tables/forms.ts'
import { judge } from '../../support/layouts/judge.ts'

const folder = '../shared/corpus/'
const names = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.(?:txt|html)$/.test(name) && !name.startsWith('README'))
  : []

interface Expected {
  template: Form
  negative: boolean
  proactive?: Record<string, (number | null)[]>
  applications?: Record<string, (number | null)[]>
  legal?: (number | null)[]
}

/** The folder's own names of rows, in the order of the form. */
const ENTITIES = ['regulations', 'normative', 'licensing', 'other_services', 'penalties', 'coercion', 'fees', 'procurement'] // prettier-ignore
const NAMES: Readonly<Record<string, string>> = {
  regulations: 'rules', normative: 'normative_docs', penalties: 'penalty',
  new: 'applications.received.new', carried_in: 'applications.received.carried_in', carried_out: 'applications.carried_out',
  granted: 'outcome.granted', partial: 'outcome.partial', total: 'outcome.total', other: 'outcome.other.total',
} // prettier-ignore
const GROUPS: Readonly<Record<string, string>> = {
  denied: 'denied',
  unable: 'unavailable',
  rejected: 'rejected',
  other: 'other',
}

function printedIn({ template, proactive, applications, legal }: Expected): Map<string, number[]> {
  const form = FORMS[template]
  const printed = new Map<string, number[]>()
  const add = (key: string | undefined, value: number | null | undefined) =>
    key !== undefined && value !== undefined && printed.set(key, value === null ? [] : [value])
  const rows = form.proactive.flatMap((block) => block.rows)
  for (const name of ENTITIES) {
    const row = rows.find(({ codes }) => codes[0]!.startsWith(`${NAMES[name] ?? name}.`))
    proactive?.[name]?.forEach((value, i) => add(row?.codes[i], value))
  }
  for (const [name, values] of Object.entries(applications ?? {})) {
    const [, group, no] = /^(\w+?)_(\d)$/.exec(name) ?? []
    const own = form.applications.filter(({ code }) => code.startsWith(`outcome.${GROUPS[group ?? '']}.`))
    const code = NAMES[name] ?? own[Number(no) - 1]?.code
    values.forEach((value, i) => add(code && cellKey(code, APPLICANTS[i]), value))
  }
  const codes = form.legal.flatMap((group) => group.codes)
  legal?.forEach((value, i) => add(codes[i], value))
  return printed
}

describe.runIf(names.length > 0)('more published reports', () => {
  test.each(names)('%s', async (name) => {
    const expected = JSON.parse(
      readFileSync(folder + name.replace(/\.\w+$/, '.expected.json'), 'utf8'),
    ) as Expected
    const bytes = new Uint8Array(readFileSync(folder + name))
    const { report } = await readReport({ bytes, name }, reference, null)
    if (expected.negative) return expect(report.status).toBe('refused')
    if (report.status === 'refused') throw new Error(report.reasons[0]?.code)
    expect(report.form).toBe(expected.template)
    const printed = printedIn(expected)
    const scored = { ...report, cells: report.cells.filter((cell) => printed.has(cellKey(cell.code, cell.applicant))) }
    const { faults, withheld } = judge(scored, [...printed.keys()], printed)
    expect(faults).toEqual([])
    expect(withheld).toBeLessThanOrEqual(2)
  })
}) // prettier-ignore
