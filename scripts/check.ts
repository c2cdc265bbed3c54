/**
 * `npm run -s check -- FILE…`: what does not hold in draft reports, for a person: rule, table and row, what was
 * expected, what is there, and on which line. Touches no database.
 * Exit status: 0 no finding of severity error, 1 some (or a document that is no report), 2 usage.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { reference } from '../db/reference/reference.ts'
import { readReport } from '../server/report/read-report.ts'
import { formatFindings, hasErrors } from './check/format-findings.ts'

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
    const documents = files.map((file) => ({ name: basename(file), bytes: bytesOf(file) }))
    for (const document of documents) {
      const { report, text } = await readReport(document, reference, null)
      process.stdout.write(formatFindings(report, text, language))
      if (hasErrors(report)) clean = false
    }
    process.exitCode = clean ? 0 : 1
  },
})

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
