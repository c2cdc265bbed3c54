/**
 * `npm run -s parse -- FILE… [--manifest M.csv] [--pretty]`: one parsed report a line on stdout, in input order.
 * Touches no database. Exit status: 0 all parsed, 1 some unidentified or refused, 2 usage.
 */
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { reference } from '../db/reference/reference.ts'
import { readReport } from '../server/report/read-report.ts'
import type { ManifestEntry } from '../server/report/reference.ts'
import { ManifestError, readManifest } from './manifest.ts'

const USAGE = 2

const command = defineCommand({
  meta: { name: 'parse', description: '读取年度报告，输出 gongkai.report/1（每行一份）' },
  args: {
    manifest: { type: 'string', description: '清单 CSV：file,agency,adcode,year,scope,url,published' },
    pretty: { type: 'boolean', description: '缩进输出', default: false },
  },
  async run({ args }) {
    const files = args._
    if (files.length === 0) stop('用法：npm run -s parse -- FILE… [--manifest M.csv] [--pretty]')
    const manifest =
      args.manifest === undefined ? new Map<string, ManifestEntry>() : manifestOf(args.manifest)
    let complete = true
    const inputs = files.map((file) => ({ file, bytes: bytesOf(file) }))
    for (const { file, bytes } of inputs) {
      const entry = manifest.get(resolve(file)) ?? null
      const { report } = await readReport({ bytes, name: basename(file) }, reference, entry)
      if (report.status !== 'parsed') complete = false
      process.stdout.write(JSON.stringify(report, null, args.pretty ? 2 : undefined) + '\n')
    }
    process.exitCode = complete ? 0 : 1
  },
})

function manifestOf(path: string): Map<string, ManifestEntry> {
  try {
    return readManifest(path)
  } catch (error) {
    if (error instanceof ManifestError) return stop(error.message)
    throw error
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    return stop(`无法读取 cannot read ${file}: ${(error as Error).message}`)
  }
}

function stop(message: string): never {
  process.stderr.write(message + '\n')
  process.exit(USAGE)
}

void runMain(command)
