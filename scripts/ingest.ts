/**
 * `npm run ingest -- PATH… [--manifest M.csv] [--db FILE_OR_URL] [--dry-run] [--json]`: documents and parsed reports
 * into the database. Exit status: 0 all are in the statistics, 1 some are not, 2 usage.
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { databaseFile, openDatabase } from '../db/connect.ts'
import { migrate, pendingMigrations } from '../db/migrate.ts'
import type { Db } from '../db/schema.ts'
import { loadReference } from '../db/seed-reference.ts'
import { findFiles, PathError } from './ingest/find-files.ts'
import { manifestsOf, unusedEntries } from './ingest/manifests.ts'
import { showProgress } from './ingest/progress.ts'
import { messageOf } from './ingest/read-source.ts'
import { ingest, rehearse } from './ingest/run.ts'
import { countStatuses, formatSummary, isComplete } from './ingest/summary.ts'
import { ManifestError } from './manifest.ts'
import { readSettings, SettingsError } from './settings.ts'

const USAGE = `用法：npm run ingest -- PATH… [--manifest M.csv] [--db FILE_OR_URL] [--dry-run] [--json]
  PATH        文件、文件夹（含子文件夹）或通配符；文件夹中的 manifest.csv 自动生效
              files, folders (with all below) or globs; a manifest.csv among them is used
  --manifest  清单 CSV：file,agency,adcode,year,scope,url,published
  --db        数据库，缺省为 DATABASE_URL 或 data/atlas.sqlite
  --dry-run   只演练，不写入  say what would happen, write nothing
  --json      以 JSON 输出结果`

class UsageError extends Error {}

async function main(argv: string[]): Promise<number> {
  const options = readOptions(argv)
  const found = await findFiles(options.paths)
  const manifest = manifestsOf(found, options.manifest)
  const db = await prepare(options.database, options.dryRun)
  const progress = showProgress(found.files.length)
  try {
    const run = { files: found.files, manifest, now: new Date().toISOString(), onFile: progress.step }
    const outcomes = await (options.dryRun ? rehearse : ingest)(db, run)
    progress.stop()
    const unused = unusedEntries(manifest, found)
    const answer = options.json
      ? JSON.stringify(
          { dryRun: options.dryRun, counts: countStatuses(outcomes), documents: outcomes, unused },
          null,
          2,
        )
      : (options.dryRun ? '演练，未写入 dry run, nothing written\n' : '') + formatSummary(outcomes, unused)
    process.stdout.write(answer + '\n')
    return isComplete(outcomes) ? 0 : 1
  } finally {
    progress.stop()
    await db.destroy()
  }
}

interface Options {
  paths: string[]
  manifest: string | undefined
  database: string
  dryRun: boolean
  json: boolean
}

function readOptions(argv: string[]): Options {
  const { values, positionals } = parse(argv)
  if (positionals.length === 0) throw new UsageError('没有给出文件 nothing to load')
  return {
    paths: positionals,
    manifest: values.manifest,
    database: values.db ?? readSettings().databaseUrl,
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
    if (!dryRun) await loadReference(db)
    return db
  } catch (error) {
    await db?.destroy()
    throw new UsageError(`数据库无法使用 the database ${url} cannot be used: ${messageOf(error)}`)
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const expected = [UsageError, PathError, ManifestError, SettingsError].some((kind) => error instanceof kind)
  if (!expected) throw error
  process.stderr.write(`${messageOf(error)}\n\n${USAGE}\n`)
  process.exitCode = 2
}
