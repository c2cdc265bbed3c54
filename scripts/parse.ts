/**
 * `npm run -s parse -- FILE… [--manifest M.csv] [--pretty]`: one parsed report a line on stdout, in input order.
 * Touches no database. Exit status: 0 all parsed, 1 some unidentified or refused, 2 usage.
 */
import { createHash } from 'node:crypto'
import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { defineCommand, runMain } from 'citty'
import { refuse } from '../server/report/read/refusal.ts'
import type { ManifestEntry } from '../server/report/reference.ts'
import type { ParsedReport } from '../server/report/report.ts'
import { readSource, type SourceItem } from './ingest/read-source.ts'
import { ManifestError, readManifest } from './manifest.ts'

const USAGE = 2

const command = defineCommand({
  meta: { name: 'parse', description: '读取年度报告，输出 gongkai.report/1（每行一份）' },
  args: {
    manifest: { type: 'string', description: '清单 CSV：file,agency,adcode,year,scope,url,published' },
    pretty: { type: 'boolean', description: '缩进输出', default: false },
  },
  async run({ args }) {
    const files = args._.map((file) => ({ path: resolve(file), name: basename(file) }))
    if (files.length === 0) stop('用法：npm run -s parse -- FILE… [--manifest M.csv] [--pretty]')
    const manifest =
      args.manifest === undefined ? new Map<string, ManifestEntry>() : manifestOf(args.manifest)
    for (const { path } of files) checkReadable(path)
    let complete = true
    for (const file of files) {
      for await (const item of readSource(file, (path) => manifest.get(path) ?? null)) {
        const report = await reportOf(item, file.path)
        if (report.status !== 'parsed') complete = false
        process.stdout.write(JSON.stringify(report, null, args.pretty ? 2 : undefined) + '\n')
      }
    }
    process.exitCode = complete ? 0 : 1
  },
})

/** What could not be used, as a refusal with the hash of the file that it came in. */
async function reportOf({ name, ...item }: SourceItem, path: string): Promise<ParsedReport> {
  if (item.given !== null) return item.given.report
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return {
    schema: 'gongkai.report/1',
    status: 'refused',
    source: { name, sha256: hash.digest('hex'), mediaType: 'application/octet-stream', url: null },
    reasons: [refuse(item.code, `（${item.problem}）`).reason],
  }
}

function manifestOf(path: string): Map<string, ManifestEntry> {
  try {
    return readManifest(path)
  } catch (error) {
    if (error instanceof ManifestError) return stop(error.message)
    throw error
  }
}

function checkReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK)
    if (statSync(path).isDirectory()) stop(`是文件夹，不是文件 is a folder: ${path}`)
  } catch (error) {
    stop(`无法读取 cannot read ${path}: ${(error as Error).message}`)
  }
}

function stop(message: string): never {
  process.stderr.write(message + '\n')
  process.exit(USAGE)
}

void runMain(command)
