/** Reading in threads: what one document does to its thread is its own misfortune, and order is that of the input. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findFiles } from '../../scripts/ingest/find-files.ts'
import { inOrder } from '../../scripts/ingest/in-order.ts'
import { openPool, type ReadPool } from '../../scripts/ingest/read-pool.ts'
import { ingest } from '../../scripts/ingest/run.ts'
import { emptyDatabase } from '../support/database.ts'
import { dump } from '../support/dump.ts'
import { printReport } from '../support/print-report.ts'
import { buildReport } from '../support/report.ts'

let pool: ReadPool | null = null
afterEach(async () => {
  await pool?.close()
  pool = null
})

const TROUBLED = new URL('./support/troubled-worker.ts', import.meta.url)

const read = (name: string) =>
  pool!.reader({ bytes: new Uint8Array(name.length), name }, null).then(
    ({ report, text }) => `${report.status} ${text}`,
    (error: Error) => error.message,
  )

describe('a troubled document fails by itself', () => {
  test('a crash, an exit, a problem, too much memory', async () => {
    pool = openPool({ script: TROUBLED, threads: 2, memory: 32 })
    const names = ['a', 'crash', 'bb', 'exit', 'problem', 'ccc', 'memory', 'dddd']
    expect(await Promise.all(names.map(read))).toEqual([
      'refused 1',
      'the reader is broken',
      'refused 2',
      expect.stringContaining('线程意外退出'),
      'not today',
      'refused 3',
      expect.stringContaining('内存超限'),
      'refused 4',
    ])
  })

  test('one that never ends, with others behind it on the only thread', async () => {
    pool = openPool({ script: TROUBLED, threads: 1, limitMs: 3000 })
    expect(await Promise.all(['a', 'hang', 'bb'].map(read))).toEqual([
      'refused 1',
      expect.stringContaining('超过 3 秒'),
      'refused 2',
    ])
  })
})

test('results come in the order of the input, and no more are begun than are allowed', async () => {
  let begun = 0
  let taken = 0
  let most = 0
  async function* started() {
    for (const [i, wait] of [30, 1, 20, 2, 0, 9].entries()) {
      begun++
      most = Math.max(most, begun - taken)
      yield { step: sleep(wait).then(() => i) }
      await sleep(0)
    }
  }
  const seen: number[] = []
  for await (const i of inOrder(started(), 3)) {
    taken++
    seen.push(i)
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5])
  expect(most).toBe(3)
})

describe('a run with threads', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-pool-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('says and stores the same as one without', async () => {
    mkdirSync(join(folder, 'b'))
    for (const [i, name] of ['财政', '教育', '民政', '司法', '审计'].entries())
      writeFileSync(
        join(folder, i % 2 === 0 ? 'b' : '.', `${name}.txt`),
        printReport(buildReport({ agency: `沈阳市${name}局`, values: { 'outcome.granted': i + 1 } })),
      )
    writeFileSync(join(folder, 'letter.txt'), '这是一封信，不是年度报告。')
    writeFileSync(join(folder, 'broken.ndjson'), '{"half": ')
    const { files } = await findFiles([folder])
    const once = async (threads: number | null) => {
      const db = await emptyDatabase()
      pool = threads === null ? null : openPool({ threads })
      const steps: string[] = []
      const outcomes = await ingest(db, {
        files,
        manifest: new Map(),
        now: '2025-01-31T00:00:00.000Z',
        onFile: ({ name }) => steps.push(name),
        ...(pool ? { pool: { reader: pool.reader, ahead: 4 } } : {}),
      })
      await pool?.close()
      const tables = await dump(db)
      await db.destroy()
      return { outcomes, steps, tables }
    }
    const alone = await once(null)
    expect(alone.outcomes.map(({ status }) => status).sort()).toEqual([
      'failed', 'loaded', 'loaded', 'loaded', 'loaded', 'loaded', 'refused',
    ]) // prettier-ignore
    expect(await once(2)).toEqual(alone)
  })
})
