/** The command as a person or a script calls it: its output, its exit status, and its end at a bad moment. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import type { Db } from '../../db/schema.ts'
import { runIngest } from '../../scripts/ingest/command.ts'
import { dump } from '../support/dump.ts'
import { printReport } from '../support/print-report.ts'
import { buildReport } from '../support/report.ts'

let folder: string
let database: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-command-'))
  database = join(folder, 'data', 'atlas.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Ended {
  code: number
  stdout: string
  stderr: string
}

async function run(args: string[]): Promise<Ended> {
  const ended = { stdout: '', stderr: '' }
  const code = await runIngest(args, {
    stdout: (text) => (ended.stdout += text),
    stderr: (text) => (ended.stderr += text),
    env: { DATABASE_URL: database },
  })
  return { ...ended, code }
}

/** The command as a process of its own; `whileRunning` may kill it. */
function start(
  args: string[],
  whileRunning?: (kill: () => void) => Promise<void>,
): Promise<{ code: number | null; signal: string | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/ingest.ts', ...args], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: 'ignore',
  })
  void whileRunning?.(() => child.kill('SIGKILL'))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
}

const TOTAL = 105
const BUREAUS =
  '财政 教育 民政 司法 审计 统计 商务 水务 公安 体育 信访 应急管理 交通运输 市场监督管理 卫生健康'.split(' ')

/** Reports of fifteen bureaus over the years, all different; at most 105. */
function writeReports(count: number): string {
  const reports = join(folder, 'reports')
  mkdirSync(reports)
  for (let i = 0; i < count; i++) {
    const agency = `沈阳市${BUREAUS[i % BUREAUS.length]}局`
    const year = 2019 + Math.floor(i / BUREAUS.length)
    const values = { 'outcome.granted': i + 1, 'legal.reconsideration.other': i % 3 }
    writeFileSync(join(reports, `${agency}-${year}.txt`), printReport(buildReport({ agency, year, values })))
  }
  return reports
}

async function withDatabase<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDatabase(file)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

test('loads, says so, and says again that nothing changed', async () => {
  const reports = writeReports(2)
  const first = await run([reports])
  expect(first.stdout).toContain('载入 loaded 2')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  const again = await run([reports, '--json'])
  expect(again.code).toBe(0)
  const answer = JSON.parse(again.stdout) as { counts: unknown; documents: { status: string }[] }
  expect(answer.counts).toEqual({
    loaded: 0,
    updated: 0,
    unchanged: 2,
    unidentified: 0,
    refused: 0,
    failed: 0,
  })
  expect(answer.documents.map(({ status }) => status)).toEqual(['unchanged', 'unchanged'])

  writeFileSync(join(reports, 'letter.txt'), '这是一封信，不是年度报告。')
  const mixed = await run([reports])
  expect(mixed.code).toBe(1)
  expect(mixed.stdout).toMatch(/拒收 refused {2}letter\.txt\n {4}R-NO-TABLES: /)
})

test('a rehearsal makes no database', async () => {
  const dry = await run([writeReports(1), '--dry-run'])
  expect(dry.stdout).toContain('载入 loaded 1')
  expect(dry.code).toBe(0)
  expect(existsSync(database)).toBe(false)
})

describe('a mistake in the command is told in words, with status 2, before anything is done', () => {
  test.each<[string, string[], RegExp]>([
    ['nothing to load', [], /没有给出文件/],
    ['an unknown option', ['.', '--force'], /Unknown option '--force'/],
    ['a path that leads nowhere', ['nowhere.txt'], /nowhere\.txt does not exist/],
    ['a manifest that is not there', ['package.json', '--manifest', 'none.csv'], /none\.csv/],
    ['another kind of database', ['package.json', '--db', 'postgres://localhost/atlas'], /not supported/],
    ['a file that is no database', ['package.json', '--db', 'package.json'], /not a database/],
  ])('%s', async (_case, args, problem) => {
    const ended = await run(args)
    expect(ended.stderr).toMatch(problem)
    expect(ended.stderr).not.toMatch(/\n {4}at /)
    expect(ended.stdout).toBe('')
    expect(ended.code).toBe(2)
    expect(existsSync(database)).toBe(false)
  })
})

test(
  'killed at any moment, the database is whole; run again, it is as if it had never been killed',
  { timeout: 120_000 },
  async () => {
    const reports = writeReports(TOTAL)
    const whole = join(folder, 'whole.sqlite')
    expect((await run([reports, '--db', whole])).code).toBe(0)

    const loaded = () => withDatabase(database, (db) => countReports(db))
    for (const reach of [20, 60]) {
      const ended = await start([reports], async (kill) => {
        // Write-ahead logging has begun: from here on looking does not disturb.
        while (!existsSync(`${database}-wal`) || (await loaded().catch(() => 0)) < reach) await sleep(5)
        kill()
      })
      expect(ended.signal).toBe('SIGKILL')
      await withDatabase(database, async (db) => {
        expect((await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)).rows).toEqual([
          { integrity_check: 'ok' },
        ])
        expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([])
        const reached = await countReports(db)
        expect(reached).toBeGreaterThanOrEqual(reach)
        expect(reached).toBeLessThan(TOTAL)
        // No report without its document, its history and its figures.
        const { documents, revisions, withFacts } = await db
          .selectNoFrom(({ selectFrom }) => [
            selectFrom('document')
              .select(({ fn }) => fn.countAll<number>().as('n'))
              .as('documents'),
            selectFrom('revision')
              .select(({ fn }) => fn.countAll<number>().as('n'))
              .as('revisions'),
            selectFrom('fact')
              .select(({ fn }) => fn.count<number>('report_id').distinct().as('n'))
              .as('withFacts'),
          ])
          .executeTakeFirstOrThrow()
        expect([documents, revisions, withFacts]).toEqual([reached, reached, reached])
      })
    }

    const resumed = await run([reports])
    expect(resumed.code).toBe(0)
    expect(Number(/unchanged (\d+)/.exec(resumed.stdout)![1])).toBeGreaterThanOrEqual(60)
    const [a, b] = await Promise.all(
      [database, whole].map((file) => withDatabase(file, (db) => dump(db, { untimed: true }))),
    )
    expect(a).toEqual(b)
  },
)

async function countReports(db: Db): Promise<number> {
  const row = await db
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}
