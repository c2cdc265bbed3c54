/**
 * The bundled reports: what they parse to is recorded in test/golden and reviewed as a diff (`vitest -u` records
 * anew; under CI a missing file fails). The recorded parse is compared with expectations that were worked out by hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reference } from '../../db/reference/reference.ts'
import { readManifest } from '../../scripts/manifest.ts'
import { readReport } from '../../server/report/read-report.ts'
import type { ManifestEntry } from '../../server/report/reference.ts'
import type { ParsedReport } from '../../server/report/report.ts'

const FOLDER = 'db/samples'
const manifest = readManifest(resolve(FOLDER, 'manifest.csv'))
const slugs = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace(/\.txt$/, ''))

const read = async (path: string, entry: ManifestEntry | null): Promise<ParsedReport> => {
  const name = path.replace(/^.*\//, '')
  return (await readReport({ bytes: readFileSync(path), name }, reference, entry)).report
}
const sample = (slug: string): Promise<ParsedReport> => {
  const path = resolve(FOLDER, `${slug}.txt`)
  return read(path, manifest.get(path) ?? null)
}

/** One cell, claim or finding a line, so that a diff shows what changed. */
function format(report: ParsedReport): string {
  const lines = Object.entries(report).map(([key, value]) =>
    Array.isArray(value) && value.length > 0
      ? `${JSON.stringify(key)}: [\n${value.map((item) => '  ' + JSON.stringify(item)).join(',\n')}\n]`
      : `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}

/** Errors and warnings, and notes that are not about structure; worked out by hand from the documents. */
const EXPECTED: Record<string, { claims: string[]; findings: string[] }> = {
  'shenyang-housing-2020': {
    claims: [
      'new=153',
      'new[natural_person]=147',
      'new[org_commercial]=2',
      'new[org_legal_service]=4',
      'total=153',
      'carried_out=0',
    ],
    findings: [
      'T2-DECISIONS-AS-ITEMS warning',
      'T2-DECISIONS-AS-ITEMS warning',
      'N-NEW warning 153/152',
      'N-TYPE warning 147/146',
      'N-SUM info 5285/5049',
      'M-SHORT-ROW warning',
    ],
  },
  'shenhe-district-2020': { claims: ['new=220'], findings: ['N-NORMATIVE info'] },
  'haimen-housing-2020': {
    claims: ['new=16', 'total=16', 'not_held=4'],
    findings: ['N-OUTCOME warning 4/6', 'N-CONTAMINATED warning'],
  },
  'shenyang-natural-resources-2020': {
    claims: ['new=279', 'carried_out=0'],
    findings: [
      'T2-CHANGE-AS-LEVEL warning',
      'N-ALL-DONE warning 0/34',
      'N-SUM warning 13491/13485',
      'N-NORMATIVE info',
    ],
  },
  'genhe-urban-management-2020': {
    claims: ['new=5', 'total=0', 'total=0'],
    findings: ['N-NEW warning 5/0', 'N-NORMATIVE info'],
  },
}

const reports = new Map(await Promise.all(slugs.map(async (slug) => [slug, await sample(slug)] as const)))

describe.each(slugs)('%s', (slug) => {
  const report = reports.get(slug)!

  test('parses as recorded', async () => {
    await expect(format(report)).toMatchFileSnapshot(`../golden/${slug}/expected.json`)
  })

  test('says what the document says, and what does not hold in it', () => {
    if (report.status !== 'parsed') throw new Error(`${slug} is ${report.status}`)
    const claims = report.claims.map(
      ({ code, applicant, value }) =>
        `${code.split('.').at(-1)}${applicant ? `[${applicant}]` : ''}=${value}`,
    )
    const findings = report.findings
      .filter(({ rule, severity }) => severity !== 'info' || rule.startsWith('N-'))
      .map(({ rule, severity, actual, expected }) =>
        typeof actual === 'number' && typeof expected === 'number'
          ? `${rule} ${severity} ${actual}/${expected}`
          : `${rule} ${severity}`,
      )
    expect({ claims, findings }).toEqual(EXPECTED[slug])
    expect(report.cells).toHaveLength(198)
    expect(report.cells.filter(({ value }) => value === null)).toEqual([])
  })
})

test('every bundled report has its line in the manifest, and none is left over', () => {
  expect([...manifest.keys()].sort()).toEqual(slugs.map((slug) => resolve(FOLDER, `${slug}.txt`)).sort())
  expect(slugs.sort()).toEqual(Object.keys(EXPECTED).sort())
})

test('the report without a year or a full name is identified by the manifest alone', async () => {
  const bare = await read(resolve(FOLDER, 'haimen-housing-2020.txt'), null)
  expect(bare.status).toBe('unidentified')
  if (bare.status === 'refused') return
  expect([bare.agency, bare.year]).toEqual([null, null])
  expect(bare.reasons.map(({ code }) => code)).toEqual(['year_not_stated', 'agency_not_established'])
  expect(bare.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['M-AGENCY-INFERRED', 'M-YEAR-INFERRED', 'N-OUTCOME']),
  )
  const named = await sample('haimen-housing-2020')
  expect(named).toMatchObject({
    status: 'parsed',
    year: 2020,
    yearEvidence: 'manifest',
    agency: {
      name: '南通市海门区住房和城乡建设局',
      sector: 'housing_urban_rural',
      level: 'county',
      evidence: 'manifest',
    },
    region: { adcode: '320614', name: '海门区' },
  })
})

/** The documents that the bundled reports were made from, where they are at hand. */
const ORIGINALS = '../shared/seeds'
test.skipIf(!existsSync(ORIGINALS))('the bundled reports give what the originals give', async () => {
  const originals: Record<string, string> = {
    'shenyang-housing-2020': '000_37e98187742b9f45.txt',
    'shenhe-district-2020': '001_a2303bdcaefa6cda.txt',
    'haimen-housing-2020': '002_f86b8044b93e06f8.txt',
    'shenyang-natural-resources-2020': '003_74827ffd09b66dd5.txt',
    'genhe-urban-management-2020': '004_b798195d4e6d199f.txt',
  }
  const essence = (report: ParsedReport) =>
    report.status === 'refused'
      ? report
      : {
          identity: [
            report.status,
            report.agency,
            report.region,
            report.year,
            report.yearEvidence,
            report.form,
            report.scope,
          ],
          cells: report.cells.map(({ code, applicant, value, state, raw }) => [
            code,
            applicant,
            value,
            state,
            raw,
          ]),
          claims: report.claims.map(({ code, applicant, value, bound }) => [code, applicant, value, bound]),
          findings: report.findings.map(({ rule, severity, cells, expected, actual }) => [
            rule,
            severity,
            cells,
            expected,
            actual,
          ]),
          sections: report.sections.map(({ no, title }) => [no, title]),
        }
  for (const [slug, original] of Object.entries(originals)) {
    expect(essence(await read(`${FOLDER}/${slug}.txt`, null)), slug).toEqual(
      essence(await read(`${ORIGINALS}/${original}`, null)),
    )
  }
})
