/** The command `ingest`: its arguments, its answer, its exit status. */
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { databaseFile, openDatabase } from '../../db/connect.ts'
import { refreshAcross } from '../../db/load/across.ts'
import { refreshSearch } from '../../db/search/store.ts'
import { migrate, pendingMigrations } from '../../db/migrate.ts'
import type { Db } from '../../db/schema.ts'
import { loadReference } from '../../db/seed-reference.ts'
import { findFiles, PathError, type FoundFile } from './find-files.ts'
import { manifestsOf, unusedEntries } from './manifests.ts'
import { showProgress } from './progress.ts'
import { openPool, type ReadPool } from './read-pool.ts'
import { messageOf } from './read-source.ts'
import { ingest, rehearse, type Outcome } from './run.ts'
import { countStatuses, formatSummary, isComplete } from './summary.ts'
import { ManifestError } from '../manifest.ts'
import { readSettings, SettingsError } from '../settings.ts'

const USAGE = `用法：npm run ingest -- PATH… [--manifest M.csv] [--db FILE_OR_URL] [--dry-run] [--json]
  PATH        文件、文件夹（含子文件夹）或通配符；文件夹中的 manifest.csv 自动生效
              files, folders (with all below) or globs; a manifest.csv among them is used
  --manifest  清单 CSV：file,agency,adcode,year,scope,url,published
  --db        数据库，缺省为 DATABASE_URL 或 data/atlas.sqlite
  --dry-run   只演练，不写入  say what would happen, write nothing
  --json      以 JSON 输出结果`

class UsageError extends Error {}

/** Where the command writes, and what it reads beside its arguments. */
export interface Terminal {
  stdout: (text: string) => void
  stderr: (text: string) => void
  env: Readonly<Record<string, string | undefined>>
}

/** @returns the exit status: 0 all is in the statistics, 1 some is not, 2 the command cannot be carried out. */
export async function runIngest(argv: string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    return await load(readOptions(argv, terminal.env), terminal)
  } catch (error) {
    const expected = [UsageError, PathError, ManifestError, SettingsError].some(
      (kind) => error instanceof kind,
    )
    if (!expected) throw error
    terminal.stderr(`${messageOf(error)}\n\n${USAGE}\n`)
    return 2
  }
}

async function load(options: Options, { stdout }: Terminal): Promise<0 | 1> {
  const found = await findFiles(options.paths)
  const manifest = manifestsOf(found, options.manifest)
  const db = await prepare(options.database, options.dryRun)
  const progress = showProgress(found.files.length)
  let pool: ReadPool | undefined
  try {
    if (await areMany(found.files)) pool = openPool()
    const given = new Set<string>()
    const run = {
      files: found.files,
      manifest,
      now: new Date().toISOString(),
      onFile: progress.step,
      onDocument: (path: string) => given.add(path),
      pool: pool && { reader: pool.reader, ahead: pool.threads * DOCUMENTS_A_THREAD },
    }
    const outcomes = await (options.dryRun ? rehearse : ingest)(db, run)
    progress.stop()
    const unused = unusedEntries(manifest, given)
    stdout((options.json ? asJson : asText)(outcomes, unused, options.dryRun) + '\n')
    return isComplete(outcomes) ? 0 : 1
  } finally {
    progress.stop()
    await pool?.close()
    await db.destroy()
  }
}

/** Threads take a second to start: a few small documents are read by then. */
const FEW_FILES = 64
const FEW_BYTES = 8 * 1024 ** 2
/** One at work, and enough waiting that no thread does while an earlier document is stored. */
const DOCUMENTS_A_THREAD = 4

async function areMany(files: readonly FoundFile[]): Promise<boolean> {
  if (files.length > FEW_FILES) return true
  let bytes = 0
  for (const { path } of files)
    bytes += await stat(path).then(
      ({ size }) => size,
      () => 0,
    )
  return bytes > FEW_BYTES
}

function asJson(documents: Outcome[], unused: string[], dryRun: boolean): string {
  return JSON.stringify({ dryRun, counts: countStatuses(documents), documents, unused }, null, 2)
}

function asText(outcomes: Outcome[], unused: string[], dryRun: boolean): string {
  const head = dryRun ? '演练，未写入 dry run, nothing written\n' : ''
  return head + formatSummary(outcomes, unused)
}

interface Options {
  paths: string[]
  manifest: string | undefined
  database: string
  dryRun: boolean
  json: boolean
}

function readOptions(argv: string[], env: Terminal['env']): Options {
  const { values, positionals } = parse(argv)
  if (positionals.length === 0) throw new UsageError('没有给出文件 nothing to load')
  return {
    paths: positionals,
    manifest: values.manifest,
    database: values.db ?? readSettings(env).databaseUrl,
    dryRun: values['dry-run'],
    json: values.json,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        manifest: { type: 'string' },
        db: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(messageOf(error))
  }
}

/** A rehearsal makes no database: without one it plays in memory. */
async function prepare(url: string, dryRun: boolean): Promise<Db> {
  let db: Db | null = null
  try {
    const missing = dryRun && !existsSync(databaseFile(url))
    db = openDatabase(missing ? ':memory:' : url)
    if (dryRun && !missing && (await pendingMigrations(db)).length > 0) {
      throw new Error('it has the tables of an older version; load something first, or start the server once')
    }
    if (!dryRun || missing) await migrate(db)
    if (!dryRun) {
      await loadReference(db)
      await refreshAcross(db)
      await refreshSearch(db)
    }
    return db
  } catch (error) {
    await db?.destroy()
    throw new UsageError(`数据库无法使用 the database ${url} cannot be used: ${messageOf(error)}`)
  }
}
