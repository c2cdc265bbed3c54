/** A nation whose making was killed, however often and wherever, is the nation that was made at one go. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'resume-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const ARGUMENTS = ['--share', '0.5', '--years', '2019-2023', '--seed', '3']

/**
 * Runs the command on a file.
 * @param killAt it is killed, not asked to end, when the file and its log have grown to so many bytes.
 * @returns the exit status; null when it was killed.
 */
function generate(file: string, killAt = Infinity): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'scripts/generate.ts', '--db', file, ...ARGUMENTS],
      { stdio: 'ignore' },
    )
    const timer = setInterval(() => {
      if (bytesOf(file) + bytesOf(`${file}-wal`) >= killAt) child.kill('SIGKILL')
    }, 5)
    child.on('error', reject)
    child.on('exit', (code) => {
      clearInterval(timer)
      resolve(code)
    })
  })
}

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Everything that the database holds but when it was written, in the order of its keys. */
function contents(file: string): Record<string, unknown[]> {
  const db = new Sqlite(file, { readonly: true })
  try {
    const all = (sql: string) => db.prepare(sql).raw().all()
    return {
      agency: all('select * from agency order by id'),
      document: all('select id, sha256, agency_id, year, name, parse_sha256 from document order by id'),
      report: all('select * from report order by id'),
      revision: all('select report_id, revision, document_id from revision order by 1, 2'),
      fact: all('select * from fact order by 1, 2, 3'),
      finding: all('select * from finding order by report_id, no'),
      carry: all('select * from carry_over order by report_id'),
      words: all("select rowid from agency_words where agency_words match 'name : 教' order by rowid"),
      rollup: all('select * from rollup order by 1, 2, 3, 4'),
      blocks: all('select region, year, sector, reports from report_block order by 1, 2, 3'),
      meta: all("select key, value from meta where key not in ('updated_at', 'data_revision') order by key"),
    }
  } finally {
    db.close()
  }
}

test('killed in the middle and run again', { timeout: 180_000 }, async () => {
  const [whole, broken] = [join(folder, 'whole.sqlite'), join(folder, 'broken.sqlite')]
  expect(await generate(whole)).toBe(0)
  const made = contents(whole)
  expect(made.report!.length).toBeGreaterThan(5000)
  const size = bytesOf(whole)
  // While tables are made, among the reports, and among the sums; a run that is through before it is killed counts too.
  const ends: (number | null)[] = []
  for (const share of [0.05, 0.5, 1.1]) ends.push(await generate(broken, size * share))
  expect(ends).toContain(null)
  expect(await generate(broken)).toBe(0)
  const again = contents(broken)
  for (const [table, rows] of Object.entries(made)) expect([table, again[table]]).toEqual([table, rows])
})
