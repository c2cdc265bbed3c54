/** The self-check: every kind of body has an exact answer, and nothing of a draft stays behind. */
import { readFileSync } from 'node:fs'
import type { InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Checked } from '../../server/http/contract/check.ts'
import { ENGLISH_REASONS } from '../../server/http/wording/reasons.ts'
import { REFUSALS } from '../../server/report/read/refusal.ts'
import { buildReport, type ReportSpec } from '../support/report.ts'
import { printReport } from '../support/print-report.ts'
import { startService, type Service } from './answer.ts'

const BEFORE: ReportSpec = {
  agency: '沈阳市房产局',
  sector: 'housing_urban_rural',
  year: 2021,
  values: { 'outcome.granted': 9, 'applications.carried_out': 3, 'normative_docs.in_force': 5 },
}
const DRAFT: ReportSpec = {
  ...BEFORE,
  year: 2022,
  values: {
    'outcome.granted': 12,
    'applications.received.carried_in': 3,
    'normative_docs.made': 2,
    'normative_docs.in_force': 7,
  },
}

let service: Service
beforeAll(async () => {
  service = await startService({}, [BEFORE])
}, 60_000)
afterAll(() => service.close())

const post = (payload: string | Buffer, type = 'text/plain', query = '', on = service) =>
  on.app.inject({
    method: 'POST',
    url: `/api/v1/check${query}`,
    payload,
    headers: { 'content-type': type },
  } satisfies InjectOptions)

async function check(payload: string | Buffer, type?: string, query?: string): Promise<Checked> {
  const answer = await post(payload, type, query)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers.etag).toBeUndefined()
  return answer.json<Checked>()
}

const draft = (spec: ReportSpec = DRAFT) => printReport(buildReport(spec))
const read = (checked: Checked) => {
  if (checked.report.status === 'refused') throw new Error('refused')
  return checked.report
}
const broken = (checked: Checked) => read(checked).findings.map(({ rule }) => rule)

describe('a draft that holds together', () => {
  test('has no finding, and every cell of the form with its place in the text', async () => {
    const checked = await check(draft())
    const report = read(checked)
    expect(report).toMatchObject({ status: 'parsed', year: 2022, form: '2021' })
    expect(report.agency).toMatchObject({ name: '沈阳市房产局' })
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
    const granted = report.cells.find(
      ({ code, applicant }) => code === 'outcome.granted' && applicant === 'total',
    )!
    expect(granted.value).toBe(12)
    expect(checked.text.slice(granted.at!.start, granted.at!.end)).toBe('12')
    expect(checked.layout?.form).toBe('2021')
  })

  test('is compared with the report of the year before', async () => {
    const { known } = await check(draft())
    expect(known).toMatchObject({ agency: { name: '沈阳市房产局' }, same: null })
    expect(known?.previous).toMatchObject({ year: 2021, comparable: true, findings: [] })
    expect(known?.previous?.comparisons.find(({ cell }) => cell.applicant === 'total')).toMatchObject({
      rule: 'XY-CARRY',
      verdict: 'passed',
      expected: 3,
      actual: 3,
    })
    expect(known?.previous?.cells.find(({ code }) => code === 'normative_docs.in_force')?.value).toBe(5)
  })

  test('says what became of every rule', async () => {
    const { rules, counts } = await check(draft())
    const outcome = (id: string) => rules.find(({ rule }) => rule === id)?.outcome
    expect(outcome('T3-BALANCE')).toBe('passed')
    expect(outcome('T3-OUTCOME-SUM')).toBe('not_applicable')
    expect(outcome('XY-CARRY')).toBe('passed')
    expect(rules.find(({ rule }) => rule === 'T3-BALANCE')?.instances).toEqual({
      passed: 7,
      failed: 0,
      notEvaluated: 0,
      notApplicable: 0,
    })
    expect(counts!.passed + counts!.failed + counts!.notEvaluated + counts!.notApplicable).toBe(rules.length)
  })
})

describe('a draft with slips', () => {
  test('names the sum that does not hold', async () => {
    const checked = await check(
      draft({
        ...DRAFT,
        values: { ...DRAFT.values, 'legal.reconsideration.upheld': 2, 'legal.reconsideration.total': 3 },
      }),
    )
    const errors = read(checked).findings.filter(({ severity }) => severity === 'error')
    expect(errors).toMatchObject([{ rule: expect.stringMatching(/^T4-/), expected: 2, actual: 3 }])
    expect(checked.rules.find(({ rule }) => rule === errors[0]!.rule)?.outcome).toBe('failed')
  })

  test('is told when it does not follow from the year before', async () => {
    const values = { ...DRAFT.values, 'applications.received.carried_in': 1, 'normative_docs.in_force': 8 }
    const { known, rules } = await check(draft({ ...DRAFT, values }))
    expect(known?.previous?.findings.map(({ rule, expected, actual }) => [rule, expected, actual])).toEqual([
      ['XY-CARRY', 3, 1],
      ['XY-INFORCE', 7, 8],
    ])
    expect(rules.find(({ rule }) => rule === 'XY-CARRY')?.outcome).toBe('failed')
  })
})

describe('kinds of input', () => {
  test('the same draft as text, JSON, HTML and bytes gives the same figures', async () => {
    const text = draft()
    const html = text
      .split('\n')
      .map((line) =>
        line.endsWith('|')
          ? `<tr>${line
              .split('|')
              .slice(0, -1)
              .map((cell) => `<td>${cell}</td>`)
              .join('')}</tr>`
          : `<p>${line}</p>`,
      )
      .join('')
      .replaceAll('<p></p>', '')
      .replace(/(?:<tr>.*?<\/tr>)+/g, (rows) => `<table>${rows}</table>`)
    const cells = async (payload: string | Buffer, type: string, query = '') =>
      read(await check(payload, type, query)).cells.map(({ value }) => value)
    const expected = await cells(text, 'text/plain')
    expect(await cells(JSON.stringify({ text, name: '草稿' }), 'application/json')).toEqual(expected)
    expect(await cells(html, 'text/html')).toEqual(expected)
    expect(await cells(Buffer.from(text), 'application/octet-stream', '?name=draft.txt')).toEqual(expected)
  })

  test('a published report gives its golden findings', async () => {
    const golden = JSON.parse(
      readFileSync(new URL('../golden/shenyang-housing-2020/expected.json', import.meta.url), 'utf8'),
    ) as { findings: { rule: string }[] }
    const checked = await check(
      readFileSync(new URL('../../db/samples/shenyang-housing-2020.txt', import.meta.url)),
      'application/octet-stream',
      `?agency=${encodeURIComponent('沈阳市房产局')}&region=210100&year=2020`,
    )
    expect(broken(checked)).toEqual(golden.findings.map(({ rule }) => rule))
  })

  test.each([
    ['empty', '', 'R-EMPTY'],
    ['binary', Buffer.from([0, 1, 2, 3, 0, 0, 9]), 'R-BINARY'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'R-UNSUPPORTED'],
    ['a letter', '各位同事，请于周五前提交材料。', 'R-NO-TABLES'],
  ])('%s: refused with a reason in both languages', async (_kind, payload, code) => {
    const { report, reasons, layout, rules } = await check(payload)
    expect(report.status).toBe('refused')
    expect(reasons).toMatchObject([
      {
        code,
        message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) },
      },
    ])
    expect([layout, rules]).toEqual([null, []])
  })

  test('without agency and year: read and checked, and completed by what the user states', async () => {
    const anonymous = draft()
      .split('\n')
      .filter((line) => !/年政府信息公开|统计期限/.test(line))
      .join('\n')
    const first = await check(anonymous)
    expect(first.report.status).toBe('unidentified')
    expect(first.reasons.length).toBeGreaterThan(0)
    expect(read(first).cells.find(({ code }) => code === 'normative_docs.in_force')?.value).toBe(7)
    const agency = encodeURIComponent('沈阳市房产局')
    const second = await check(anonymous, 'text/plain', `?agency=${agency}&year=2022&region=210100`)
    expect(second.report).toMatchObject({ status: 'parsed', year: 2022, agency: { name: '沈阳市房产局' } })
    expect(second.known?.previous?.year).toBe(2021)
  })
})

describe('what is turned away', () => {
  test.each([
    ['too large', Buffer.alloc(20 * 1024 * 1024 + 1, 65), 'text/plain', '', 413, 'too_large'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', '', 415, 'unsupported_type'],
    ['a multipart form', '--x--', 'multipart/form-data; boundary=x', '', 415, 'unsupported_type'],
    ['JSON of another shape', '{"draft":"x"}', 'application/json', '', 400, 'bad_request'],
    ['broken JSON', '{"text":', 'application/json', '', 400, 'bad_request'],
    ['an unknown parameter', 'x', 'text/plain', '?yeer=2020', 400, 'unknown_parameter'],
    ['a year out of range', 'x', 'text/plain', '?year=1999', 400, 'bad_parameter'],
    ['a region that does not exist', 'x', 'text/plain', '?region=999999', 400, 'bad_parameter'],
  ])('%s', async (_kind, payload, type, query, status, code) => {
    const answer = await post(payload, type, query)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.json()).toMatchObject({ status, code })
  })

  test('names the limit', async () => {
    const answer = await post(Buffer.alloc(20 * 1024 * 1024 + 1, 65))
    expect(answer.json<{ detail: string }>().detail).toContain('20 MB')
  })

  test('more at once than there are places: 503 with Retry-After, and places are given back', async () => {
    const small = await startService({ drafts: { threads: 1, waiting: 1 } }, [])
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('x', 'text/plain', '', small)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 503, 503])
    const busy = answers.find(({ statusCode }) => statusCode === 503)!
    expect(busy.headers['retry-after']).toBe('5')
    expect(busy.json()).toMatchObject({ code: 'busy' })
    expect((await post('x', 'text/plain', '', small)).statusCode).toBe(200)
    await small.close()
  })

  test('a draft that takes too long is given up, and the next is read', async () => {
    const hasty = await startService({ drafts: { threads: 1, milliseconds: 1 } }, [])
    const answer = (await post(draft(), 'text/plain', '', hasty)).json<Checked>()
    expect(answer.report.status).toBe('refused')
    expect(answer.reasons.map(({ code }) => code)).toEqual(['R-TIME'])
    await hasty.close()
  })
})

test('nothing of a draft is stored: the same revision and the same rows', async () => {
  const state = async () => {
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
      service.db,
    )
    const counts: Record<string, number> = {}
    for (const { name } of rows) {
      const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(service.db)
      counts[name] = found.rows[0]!.n
    }
    return { counts, meta: (await service.get('/api/v1/meta')).json<{ revision: number }>() }
  }
  const before = await state()
  expect(before.counts['document']).toBe(1)
  await check(draft())
  await check('nothing')
  expect(await state()).toEqual(before)
})

test('every reason for a refusal has its English', () => {
  expect(Object.keys(REFUSALS).filter((code) => code !== 'R-INVALID-JSON' && !ENGLISH_REASONS[code])).toEqual(
    [],
  )
})
