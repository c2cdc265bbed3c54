/** Files with Chinese, opened by LibreOffice as a person would open them. Without LibreOffice it is said, not passed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aggregates } from '../../server/http/contract/aggregates.ts'
import { startService, type Service } from './answer.ts'
import { readCsv } from './read-formats.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-spreadsheet-'))
/** Comma, quotes, UTF-8, from line 1. */
const TEXT = 'Text - txt - csv (StarCalc):44,34,76,1'
/** The same, written as it is shown, quoted as needed; only the first sheet. */
const AS_SHOWN = `csv:${TEXT},,0,false,true,false,false,false,1`

/** An office without its spreadsheet converts nothing, and does not say so by its status. */
const OFFICE = ['soffice', 'libreoffice'].find((name) => {
  if (spawnSync(name, ['--version']).status !== 0) return false
  writeFileSync(join(folder, 'probe.csv'), 'a,b\r\n1,2\r\n')
  convert(name, 'probe.csv')
  return converted('probe') !== null
})
if (OFFICE === undefined)
  console.warn('Not run: there is no LibreOffice Calc on this machine to open the files with')

/** A text has no dialog here that would see its mark: told what the dialog offers. */
function convert(office: string, name: string): void {
  const reading = name.endsWith('.csv') ? [`--infilter=${TEXT}`] : []
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const writing = ['--convert-to', AS_SHOWN, '--outdir', join(folder, 'out'), join(folder, name)]
  execFileSync(office, [profile, '--headless', ...reading, ...writing], { stdio: 'ignore', timeout: 110_000 })
}

/** The first sheet of what was converted; null: nothing was. */
function converted(stem: string): string | null {
  const out = join(folder, 'out')
  const made = existsSync(out) ? readdirSync(out).find((file) => file.startsWith(`${stem}-`)) : undefined
  return made === undefined ? null : readFileSync(join(out, made), 'utf8')
}

let service: Service
beforeAll(async () => {
  service = await startService()
}, 60_000)
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

const QUERY = 'indicators=outcome.granted,rate.disclosure,procurement.amount&by=agency,year'

/** What LibreOffice shows of the file, line by line. */
function open(stem: string, format: string): Record<string, string>[] {
  convert(OFFICE!, `${stem}.${format}`)
  const shown = converted(stem)
  if (shown === null) throw new Error(`LibreOffice made nothing of ${stem}.${format}`)
  return readCsv(shown)
}

describe.skipIf(OFFICE === undefined)('LibreOffice opens', () => {
  test.each(['csv', 'xlsx'])(
    '%s with Chinese names, figures as figures and nothing run as a formula',
    async (format) => {
      const file = await service.get(`/api/v1/aggregates?${QUERY}&format=${format}&bom=1&header=zh`)
      writeFileSync(join(folder, `from-${format}.${format}`), file.rawPayload)
      const shown = open(`from-${format}`, format)
      const { rows } = (await service.get(`/api/v1/aggregates?${QUERY}`)).json<Aggregates>()
      expect(shown).toHaveLength(rows.length)
      rows.forEach((row, i) => {
        const line = shown[i]!
        const name = line['机关']?.replace(/^'/, '')
        expect([name, line['年度']]).toEqual([row.agency?.name, String(row.year)])
        const granted = row.values['outcome.granted'] ?? null
        expect(line['予以公开']).toBe(granted === null ? '' : String(granted))
        const amount = row.values['procurement.amount'] ?? null
        expect(Number(line['政府集中采购：采购总金额']?.replaceAll(',', '') || Number.NaN)).toEqual(
          amount ?? Number.NaN,
        )
      })
      expect(shown.map((line) => line['机关'])).toContain(
        format === 'csv' ? "'=沈阳市自然资源局" : '=沈阳市自然资源局',
      )
    },
    120_000,
  )
})
