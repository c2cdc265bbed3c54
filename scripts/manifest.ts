/** A manifest states what documents do not: `file,agency,adcode,year,scope,url,published`, any field but `file` empty. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ManifestEntry } from '../server/report/reference.ts'

const FIELDS = ['file', 'agency', 'adcode', 'year', 'scope', 'url', 'published'] as const

export class ManifestError extends Error {}

/** Entries by absolute path of the document. Throws a ManifestError that names the line and the field. */
export function readManifest(path: string): Map<string, ManifestEntry> {
  let csv: string
  try {
    csv = readFileSync(path, 'utf8')
  } catch (error) {
    throw new ManifestError(`清单读取失败 cannot read the manifest ${path}: ${(error as Error).message}`)
  }
  return parseManifest(csv, path)
}

interface Row {
  record: Record<string, string>
  info: { lines: number }
}

export function parseManifest(csv: string, path: string): Map<string, ManifestEntry> {
  let rows: Row[]
  try {
    rows = parse(csv, {
      bom: true,
      columns: (header: string[]) =>
        checkHeader(
          header.map((name) => name.trim()),
          path,
        ),
      trim: true,
      skip_empty_lines: true,
      relax_column_count_less: true,
      info: true,
    }) as unknown as Row[]
  } catch (error) {
    if (error instanceof ManifestError) throw error
    throw new ManifestError(`清单格式错误 ${path}: ${(error as Error).message}`)
  }
  const entries = new Map<string, ManifestEntry>()
  for (const { record, info } of rows) {
    const fail = (field: string, problem: string): never => {
      throw new ManifestError(`清单 ${path} 第 ${info.lines} 行，字段 ${field}：${problem}`)
    }
    const file = record.file || fail('file', '不能为空 must not be empty')
    const absolute = resolve(dirname(path), file)
    if (entries.has(absolute)) fail('file', `重复 listed twice: ${file}`)
    entries.set(absolute, entryOf(record, fail))
  }
  return entries
}

function checkHeader(header: string[], path: string): string[] {
  const unknown = header.filter((name) => !(FIELDS as readonly string[]).includes(name))
  if (!header.includes('file') || unknown.length > 0)
    throw new ManifestError(
      `清单 ${path} 第 1 行：表头应为 ${FIELDS.join(',')}` +
        (unknown.length > 0 ? `，不认识 ${unknown.join('、')}` : ''),
    )
  return header
}

function entryOf(
  record: Record<string, string>,
  fail: (field: string, problem: string) => never,
): ManifestEntry {
  const given = (field: (typeof FIELDS)[number]) => record[field] || null
  const adcode = given('adcode')
  if (adcode !== null && !/^\d{6}$/.test(adcode)) fail('adcode', `应为六位数字 six digits, not “${adcode}”`)
  const year = given('year')
  if (year !== null && !/^20[0-9]{2}$/.test(year)) fail('year', `应为四位年份 a year, not “${year}”`)
  const scope = given('scope')
  if (scope !== null && scope !== 'own' && scope !== 'consolidated')
    fail('scope', `应为 own 或 consolidated, not “${scope}”`)
  const url = given('url')
  if (url !== null && !URL.canParse(url)) fail('url', `不是网址 not a URL: “${url}”`)
  const published = given('published')
  if (published !== null && !(/^\d{4}-\d{2}-\d{2}$/.test(published) && !Number.isNaN(Date.parse(published))))
    fail('published', `应为日期 YYYY-MM-DD, not “${published}”`)
  return {
    agency: given('agency'),
    adcode,
    year: year === null ? null : Number(year),
    scope: scope as ManifestEntry['scope'],
    url,
    published,
  }
}
