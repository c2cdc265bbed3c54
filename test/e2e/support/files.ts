/** Files as a reader gets them: a link or button of the page is clicked, and what arrives is read. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'

/** Clicks what starts a download, and reads the file. */
export async function download(page: Page, link: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** Rows of a CSV file, the header first; a byte order mark is no part of the first name. */
export function csvRows(bytes: Buffer): string[][] {
  return parse(bytes, { bom: true, relax_column_count: true }) as string[][]
}

/** Rows of a CSV file by the names of its columns. */
export function csvRecords(bytes: Buffer): Record<string, string>[] {
  return parse(bytes, { bom: true, columns: true }) as Record<string, string>[]
}

/** Every number that the sheets of a workbook hold, and every text, in the order of the file. */
export function workbook(bytes: Buffer): { numbers: number[]; text: string } {
  const parts = Object.entries(unzipSync(bytes)).filter(([path]) =>
    /^xl\/(worksheets\/.*|sharedStrings)\.xml$/.test(path),
  )
  const xml = parts.map(([, data]) => strFromU8(data)).join('\n')
  const numbers = [...xml.matchAll(/<c\b(?![^>]*\bt="s")[^>]*>\s*<v>([^<]+)<\/v>/g)].map(([, value]) =>
    Number(value),
  )
  return { numbers, text: xml.replaceAll(/<[^>]+>/g, ' ') }
}

export const isPng = (bytes: Buffer): boolean =>
  bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))

/** Width and height of a PNG file, in pixels. */
export const pngSize = (bytes: Buffer): { width: number; height: number } => ({
  width: bytes.readUInt32BE(16),
  height: bytes.readUInt32BE(20),
})
