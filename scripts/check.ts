/**
 * `npm run -s check -- FILE…`: what does not hold in draft reports, for a person: rule, table and row, what was
 * expected, what is there, and on which line. Touches no database.
 * Exit status: 0 no finding of severity error, 1 some (or a document that is no report), 2 usage.
 */
import { accessSync, constants, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { refuse } from '../server/report/read/refusal.ts'
import type { ParsedReport } from '../server/report/report.ts'
import { formatFindings, hasErrors } from './check/format-findings.ts'
import { readSource, type Problem } from './ingest/read-source.ts'

const USAGE = 2

const command = defineCommand({
  meta: { name: 'check', description: '检查年度报告草稿，列出不成立之处' },
  args: { lang: { type: 'string', description: 'zh 或 en', default: 'zh' } },
  async run({ args }) {
    const files = args._
    const language = args.lang
    if (files.length === 0) return stop('用法 usage: npm run -s check -- FILE… [--lang zh|en]')
    if (language !== 'zh' && language !== 'en') return stop(`--lang：zh 或 en，不是 ${language}`)
    let clean = true
    for (const file of files) checkReadable(file)
    for (const file of files)
      for await (const { report, text } of draftsIn(file)) {
        process.stdout.write(formatFindings(report, text, language))
        if (hasErrors(report)) clean = false
      }
    process.exitCode = clean ? 0 : 1
  },
})

/** The draft, or the drafts in an archive; parsed reports among them are not checked again. */
async function* draftsIn(file: string): AsyncGenerator<{ report: ParsedReport; text: string }> {
  const found = { path: resolve(file), name: basename(file) }
  for await (const { name, given, ...failure } of readSource(found, () => null)) {
    if (given) yield { report: given.report, text: given.text ?? '' }
    else if ('code' in failure) yield { report: unread(name, failure), text: '' }
  }
}

const unread = (name: string, { code, problem }: { code: Problem; problem: string }): ParsedReport => ({
  schema: 'gongkai.report/1',
  status: 'refused',
  source: { name, sha256: '', mediaType: 'application/octet-stream', url: null },
  reasons: [refuse(code, `（${problem}）`).reason],
})

function checkReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
    if (statSync(file).isDirectory()) stop(`是文件夹，不是文件 is a folder: ${file}`)
  } catch (error) {
    return stop(`无法读取 cannot read ${file}: ${(error as Error).message}`)
  }
}

function stop(message: string): never {
  process.stderr.write(message + '\n')
  process.exit(USAGE)
}

void runMain(command)
