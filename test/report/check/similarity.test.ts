/** Fingerprints of narratives: near copies are found, honest reports of the same trade are not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  bandsOf,
  fingerprintOf,
  narrativeOf,
  NEARLY_SAME,
  similarity,
} from '../../../server/report/check/similarity.ts'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'

const SAMPLES = 'db/samples'
const files = [SAMPLES, '../shared/seeds', '../shared/corpus']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((file) => /\.(txt|html)$/.test(file))

async function narrative(file: string): Promise<string> {
  const { report } = await readReport({ bytes: readFileSync(file), name: file }, reference, null)
  if (report.status === 'refused') return ''
  return narrativeOf(report.sections, [report.agency?.name ?? '', report.region?.name ?? ''])
}

const published = await narrative('db/samples/shenyang-natural-resources-2020.txt')

/** Every n-th character replaced. */
const altered = (text: string, every: number) =>
  [...text].map((character, i) => (i % every === 0 ? '〇' : character)).join('')

describe('the narrative', () => {
  test('is prose: without tables, figures, names and points', () => {
    const sections = [
      {
        text: '沈阳市房产局2020年，共公开信息123条。\n规章 | 0 | 0 |\n规章\t0\n予以公开\n部分公开（区分处理的，只计这一情形，不计其他情形）。',
      },
    ]
    expect(narrativeOf(sections, ['沈阳市房产局'])).toBe('年共公开信息条')
  })
  test('a short one is not judged', () => {
    expect(fingerprintOf('本机关认真贯彻落实条例')).toBeNull()
    expect(fingerprintOf('')).toBeNull()
  })
})

describe('similarity', () => {
  const whole = fingerprintOf(published)!
  test('of a text with itself is whole, and with other names and figures too', () => {
    expect(similarity(whole, whole)).toBe(1)
    expect(bandsOf(whole)).toEqual(bandsOf(fingerprintOf(published)!))
  })
  test('falls with every change as the share of common runs does', () => {
    const shares = [400, 100, 20].map((every) => similarity(whole, fingerprintOf(altered(published, every))!))
    expect(shares[0]!).toBeGreaterThan(NEARLY_SAME)
    expect(shares[1]!).toBeLessThan(shares[0]!)
    // Every run of five of twenty characters is broken by one: 15 of 25 in common.
    expect(shares[2]!).toBeLessThan(0.75)
  })
  test('texts that are nearly the same share a band', () => {
    const other = new Set(bandsOf(fingerprintOf(altered(published, 400))!))
    expect(bandsOf(whole).some((band) => other.has(band))).toBe(true)
  })
})

test('no two published reports of different agencies are taken for copies', async () => {
  const prints: { file: string; text: string; print: Uint8Array }[] = []
  for (const file of files) {
    const text = await narrative(file)
    const print = fingerprintOf(text)
    if (print) prints.push({ file, text, print })
  }
  // The bundled reports have little prose; the published ones are compared where they are at hand.
  expect(prints.length).toBeGreaterThan(files.length > 5 ? 3 : 0)
  const highest = Math.max(
    0,
    ...prints.flatMap((a, i) =>
      prints
        .slice(i + 1)
        .filter((b) => a.text !== b.text)
        .map((b) => similarity(a.print, b.print)),
    ),
  )
  expect(highest).toBeLessThan(0.3)
})
