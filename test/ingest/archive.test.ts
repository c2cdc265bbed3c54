import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reference } from '../../db/reference/reference.ts'
import { readSource, type SourceItem } from '../../scripts/ingest/read-source.ts'
import { readReport } from '../../server/report/read-report.ts'
import type { ManifestEntry } from '../../server/report/reference.ts'
import { docx, wordBody } from '../report/support/docx.ts'
import { sampleFigures } from '../report/support/figures.ts'
import { reportParts } from '../report/support/report-parts.ts'
import { renderReport } from '../report/support/render.ts'
import { csv, sheetOf, xlsx } from '../report/support/xlsx.ts'
import { printReport } from '../support/print-report.ts'
import { buildReport } from '../support/report.ts'
import { inGb18030, withField, zip } from '../support/zip.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'atlas-archive-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const parts = reportParts('2021', sampleFigures('2021'))
const text = printReport(buildReport({ agency: '沈阳市财政局', values: { 'outcome.granted': 12 } }))

async function read(
  bytes: Uint8Array,
  name = 'a.zip',
  manifest: Record<string, Partial<ManifestEntry>> = {},
): Promise<SourceItem[]> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const items: SourceItem[] = []
  const none: ManifestEntry = {
    agency: null,
    adcode: null,
    year: null,
    scope: null,
    url: null,
    published: null,
  }
  const statedOf = (file: string) => {
    const entry = manifest[file.slice(folder.length + 1)]
    return entry ? { ...none, ...entry } : null
  }
  for await (const item of readSource({ path, name }, statedOf)) items.push(item)
  return items
}

const brief = (items: SourceItem[]) =>
  items.map((item) => {
    if (item.given === null) return `${item.name} ${item.code}`
    const { report } = item.given
    const said =
      report.status === 'refused' ? report.reasons[0]!.code : `${report.agency?.name} ${report.year}`
    return `${item.name} ${report.status} ${said}`
  })

test('every file of an archive is a document of its own, in the order of the archive', async () => {
  const { report: parsed } = await readReport({ bytes: Buffer.from(text), name: 'x.txt' }, reference, null)
  const files = {
    'b/财政局.txt': text,
    'b/水务局.docx': docx({ body: wordBody(parts) }),
    'a/sheet.xlsx': xlsx(sheetOf(parts)),
    'a/sheet.csv': csv(sheetOf(parts)),
    'a/page.html': renderReport('2021', sampleFigures('2021'), 'html'),
    'parsed.ndjson': `${JSON.stringify(parsed)}\n{"half":\n`,
    '__MACOSX/b/._财政局.txt': 'junk',
    'README.md': '说明',
    '~$lock.docx': 'x',
  }
  expect(brief(await read(zip(files)))).toEqual([
    'a.zip/b/财政局.txt parsed 沈阳市财政局 2020',
    'a.zip/b/水务局.docx parsed 沈阳市水务局 2022',
    'a.zip/a/sheet.xlsx parsed 沈阳市水务局 2022',
    'a.zip/a/sheet.csv parsed 沈阳市水务局 2022',
    expect.stringMatching(/^a.zip\/a\/page.html (?:parsed|unidentified)/),
    'a.zip/parsed.ndjson:1 parsed 沈阳市财政局 2020',
    'a.zip/parsed.ndjson:2 R-INVALID-JSON',
  ])
})

test('names may be in the bytes of a Chinese Windows', async () => {
  const archive = inGb18030(zip({ 'abcdef.txt': text }), 'abcdef', '财政局')
  expect(brief(await read(archive))).toEqual(['a.zip/财政局.txt parsed 沈阳市财政局 2020'])
})

test('names that lead outside stay inside', async () => {
  const items = await read(zip({ '../../etc/a.txt': text, '..\\b.txt': text }))
  expect(items.map(({ name }) => name)).toEqual(['a.zip/etc/a.txt', 'a.zip/b.txt'])
})

describe('a manifest', () => {
  const bare = { 'in/x.txt': printReport(buildReport({ agency: '', values: {} })) }

  test('may lie in the archive', async () => {
    const archive = zip({ ...bare, 'in/manifest.csv': 'file,agency,adcode\nx.txt,沈河区民政局,210103\n' })
    expect(brief(await read(archive))).toEqual(['a.zip/in/x.txt parsed 沈河区民政局 2020'])
  })

  test('may name a file in the archive by its path', async () => {
    const stated = { 'a.zip/in/x.txt': { agency: '沈河区财政局', adcode: '210103' } }
    expect(brief(await read(zip(bare), 'a.zip', stated))).toEqual(['a.zip/in/x.txt parsed 沈河区财政局 2020'])
  })
})

describe('what does not open is refused, and the rest is read', () => {
  const good = zip({ 'a.txt': text })

  test.each([
    ['an archive in the archive', zip({ 'in.zip': good, 'a.txt': text }), ['a.zip/in.zip refused R-NESTED-ARCHIVE', 'a.zip/a.txt parsed 沈阳市财政局 2020']],
    ['one without its name', zip({ in: good }), ['a.zip/in refused R-ARCHIVE']],
    ['an encrypted entry', withField(good, 8, 1, 2), ['a.zip/a.txt refused R-ENCRYPTED']],
    ['a wrong checksum', withField(good, 16, 12345, 4), ['a.zip/a.txt refused R-DAMAGED']],
    ['a size that lies', withField(good, 24, 50, 4), ['a.zip/a.txt refused R-DAMAGED']],
    ['a size beyond all bounds', withField(good, 24, 0xfffffffe, 4), ['a.zip/a.txt refused R-TOO-LARGE']],
    ['padding that unfolds', zip({ 'a.txt': new Uint8Array(8_000_000) }), ['a.zip/a.txt refused R-TOO-LARGE']],
    ['an archive cut short', good.subarray(0, good.length - 30), ['a.zip refused R-DAMAGED']],
    ['an empty archive', zip({}), []],
  ])('%s', async (_, bytes, expected) => {
    expect(brief(await read(bytes))).toEqual(expected)
  }) // prettier-ignore

  test('each with a hash of its own', async () => {
    const items = await read(zip({ 'a.zip': good, 'b.zip': zip({ 'b.txt': text }) }))
    const hashes = items.map((item) => item.given?.report.source.sha256)
    expect(new Set(hashes).size).toBe(2)
  })
})
