import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reference } from '../../db/reference/reference.ts'
import { formatFindings, hasErrors } from '../../scripts/check/format-findings.ts'
import { readReport } from '../../server/report/read-report.ts'
import { zip } from '../support/zip.ts'

const SAMPLE = 'db/samples/shenyang-natural-resources-2020.txt'
const source = readFileSync(SAMPLE, 'utf8')
const told = async (text: string, language: 'zh' | 'en' = 'zh') => {
  const { report, text: read } = await readReport(
    { bytes: Buffer.from(text), name: 'draft.txt' },
    reference,
    null,
  )
  return { output: formatFindings(report, read, language), errors: hasErrors(report) }
}
const run = (...args: string[]) =>
  spawnSync('npx', ['tsx', 'scripts/check.ts', ...args], { encoding: 'utf8' })

test('the drafts of an archive are checked one by one', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'check-')), 'drafts.zip')
  writeFileSync(file, zip({ 'a.txt': source, 'b.txt': '关于召开会议的通知' }))
  const { stdout, status } = run(file)
  expect(stdout).toContain('drafts.zip/a.txt  沈阳市自然资源局  2020')
  expect(stdout).toContain('drafts.zip/b.txt\n  不是可检查的年度报告')
  expect(status).toBe(1)
})

describe('findings for a person', () => {
  test('say rule, place, line, and both figures', async () => {
    const { output, errors } = await told(source)
    expect(errors).toBe(false)
    const lines = output.split('\n')
    expect(lines[0]).toBe('draft.txt  沈阳市自然资源局  2020')
    const at = lines.findIndex((line) => line.includes('N-SUM'))
    const line = source.split('\n').findIndex((text) => text.includes('13491')) + 1
    expect(lines[at]).toBe(`  存疑    N-SUM                   正文 · 第${line}行`)
    expect(lines[at + 1]).toContain('文中总数 13491，各项之和 13485，相差 6')
    expect(output).toContain('错误 0，存疑 3，说明 6')
  })

  test('a wrong figure is an error, put first, with the cell that is likely wrong', async () => {
    const draft = source.replace('188	6	0	0	1	0	195', '188	6	0	0	1	0	197')
    expect(draft).not.toBe(source)
    const { output, errors } = await told(draft, 'en')
    expect(errors).toBe(true)
    const lines = output.split('\n').slice(1)
    expect(lines[0]).toMatch(/^ {2}error {3}T3-OUTCOME-SUM/)
    expect(output).toContain(
      'The likely cell is Granted in full (total): printed 197, with 195 all identities hold.',
    )
    expect(output).toMatch(/2 errors, 3 warnings/)
  })

  test('what is no report says so, and does not pass', async () => {
    const { output, errors } = await told('2018年工作总结\n主动公开信息22条。')
    expect(errors).toBe(true)
    expect(output).toContain('不是可检查的年度报告')
  })
})

test('exit status: 1 when any document has errors, 2 for usage', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'))
  const wrong = join(folder, 'wrong.txt')
  writeFileSync(wrong, source.replace('249	8	0	0	1	0	258', '249	8	0	0	1	0	259'))
  const checked = run(wrong, SAMPLE)
  expect(checked.status).toBe(1)
  expect(checked.stdout).toMatch(/wrong\.txt[^]*shenyang-natural-resources-2020\.txt/)
  const usage = run()
  expect(usage.status).toBe(2)
  expect(usage.stderr).toContain('npm run -s check -- FILE…')
})
