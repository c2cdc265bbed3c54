/** The command `generate`: its arguments, its answer, its exit status. */
import { parseArgs } from 'node:util'
import { openDatabase, UnsupportedDatabase } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { readYears } from '../../db/queries/filter-values.ts'
import { QueryError } from '../../db/queries/query-error.ts'
import { reference } from '../../db/reference/reference.ts'
import { loadReference } from '../../db/seed-reference.ts'
import { SHARES } from './flaws.ts'
import type { NationOptions } from './nation.ts'
import { NotEmpty, writeDatabase } from './write-database.ts'
import { DOCUMENT_FORMS, writeDocuments, type DocumentForm } from './write-documents.ts'

const USAGE = `用法：npm run generate -- --db FILE [--share 100 | --agencies N] [--years 2019-2025] [--seed 1]
        npm run generate -- --reports-as text|html|json --out FOLDER [--reports 100] [--share …] [--years …] [--seed …]
  --db          写入数据库（须为空，或为同一次生成的中断处）
                the database; empty, or left in the middle of the same run, which is then continued
  --share       全国机构的百分比  percent of all bodies of the nation
  --agencies    机构数（约数），代替 --share  about so many bodies instead
  --reports-as  写成文件而不是数据库  documents for the reader instead of a database
  --reports     文件数  how many documents`

/** Bodies of the whole nation. */
const NATION = 196_000

export class UsageError extends Error {}

export interface Terminal {
  stdout: (text: string) => void
  stderr: (text: string) => void
}

/** @returns the exit status: 0 done, 2 the command cannot be carried out. */
export async function runGenerate(argv: string[], terminal: Terminal): Promise<0 | 2> {
  try {
    await generate(readOptions(argv), terminal)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof NotEmpty || error instanceof UnsupportedDatabase))
      throw error
    terminal.stderr(`${error.message}\n\n${USAGE}\n`)
    return 2
  }
}

type Target = { db: string } | { form: DocumentForm; out: string; reports: number }

interface Options {
  nation: NationOptions
  target: Target
}

async function generate({ nation, target }: Options, terminal: Terminal): Promise<void> {
  if ('db' in target) return fillDatabase(target.db, nation, terminal)
  const { form, out, reports } = target
  const written = writeDocuments(nation, form, out, reports)
  terminal.stdout(`${written} documents and their manifest in ${out}. ${sharesText()}\n`)
}

async function fillDatabase(
  file: string,
  nation: NationOptions,
  { stdout, stderr }: Terminal,
): Promise<void> {
  const db = openDatabase(file)
  try {
    await migrate(db)
    await loadReference(db)
    let told = 0
    const written = await writeDatabase(db, nation, new Date().toISOString(), (reports) => {
      if (reports < told + 50_000) return
      told = reports
      stderr(`${reports} reports\n`)
    })
    stdout(
      written.seconds === 0
        ? 'Complete already: nothing written.\n'
        : `${written.agencies} agencies, ${written.reports} reports in ${written.seconds.toFixed(1)} s ` +
            `(${Math.round(written.reports / written.seconds)} a second). ${sharesText()}\n`,
    )
  } finally {
    await db.destroy()
  }
}

function sharesText(): string {
  return `Made-up flaws: ${Object.entries(SHARES)
    .map(([name, share]) => `${name} ${(share * 100).toFixed(1)} %`)
    .join(', ')}.`
}

function readOptions(argv: string[]): Options {
  const values = parse(argv)
  const agencies = numberOf('--agencies', values.agencies, 1, 10_000_000)
  const share = numberOf('--share', values.share, 0.01, 100) ?? 100
  const nation = {
    regions: reference.regions,
    years: yearsOf(values.years),
    seed: numberOf('--seed', values.seed, 0, 2 ** 31) ?? 1,
    share: agencies === undefined ? share / 100 : Math.min(1, agencies / NATION),
  }
  return { nation, target: targetOf(values) }
}

function targetOf(values: ReturnType<typeof parse>): Target {
  const { db, out } = values
  const asked = values['reports-as']
  if (asked === undefined) {
    if (db === undefined) throw new UsageError('--db is missing')
    return { db }
  }
  const form = DOCUMENT_FORMS.find((known) => known === asked)
  if (!form) throw new UsageError(`--reports-as: one of ${DOCUMENT_FORMS.join(', ')}`)
  if (db !== undefined || out === undefined)
    throw new UsageError('--reports-as goes with --out, not with --db')
  return { form, out, reports: numberOf('--reports', values.reports, 1, 100_000) ?? 100 }
}

function yearsOf(text: string): number[] {
  try {
    return readYears(text)
  } catch (error) {
    if (error instanceof QueryError) throw new UsageError(error.message)
    throw error
  }
}

function numberOf(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new UsageError(`${name}: a number from ${least} to ${most}`)
  return value
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        db: { type: 'string' },
        share: { type: 'string' },
        agencies: { type: 'string' },
        years: { type: 'string', default: '2019-2025' },
        seed: { type: 'string' },
        'reports-as': { type: 'string' },
        out: { type: 'string' },
        reports: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
