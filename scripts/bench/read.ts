/**
 * Section `read`: what reading costs beside the least that any reader of the same bytes must do. Measured on the
 * production build, one document after the other on either side.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Parser } from 'htmlparser2'
import { sampleFigures } from '../../test/report/support/figures.ts'
import { contentOf } from '../../test/support/layouts/content.ts'
import { FAMILIES } from '../../test/support/layouts/families.ts'
import { writeDocuments } from '../generate/write-documents.ts'
import { loadBuilt } from './production.ts'
import type * as Reader from './reader.ts'
import { inTurns, median, type Budget } from './rounds.ts'

const SAMPLES = new URL('../../db/samples/', import.meta.url)

export async function benchRead(): Promise<Budget[]> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  try {
    const reader = (await loadBuilt('scripts/bench/reader.ts')) as typeof Reader
    return [await textBudget(reader), await loadBudget(reader, folder), await htmlBudget(reader, folder)]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The bundled reports, from the file to checked cells. */
async function textBudget({ readReport, reference }: typeof Reader): Promise<Budget> {
  const paths = readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => new URL(name, SAMPLES))
  const read = async () => {
    for (const path of paths) {
      const bytes = await readFile(path)
      await readReport({ bytes, name: 'report.txt' }, reference, null)
    }
  }
  const least = async () => {
    for (const path of paths) await floor(path)
  }
  const [ours, theirs] = await inTurns([read, least], 40)
  return {
    id: 'B6',
    what: 'text report to checked cells',
    measured: 'read, parse, identify, check',
    peer: 'read, sha256, decode, split, number regex',
    ours: ours! / paths.length,
    theirs: theirs! / paths.length,
    ratio: theirs! / ours!,
    bound: { least: 0.35 },
  }
}

const DOCUMENTS = 200
const LOADING_ROUNDS = 7
/** Of these the first do not count: code that has not run yet is slow on either side. */
const LOADING_WARM_UP = 2

/** Made-up reports of as many bodies, from the file into all tables of an empty database, a transaction each. */
async function loadBudget(reader: typeof Reader, folder: string): Promise<Budget> {
  const { openDatabase, migrate, loadReference, storeDocument, readReport, reference } = reader
  const documents = join(folder, 'documents')
  const nation = { regions: reference.regions, years: [2020, 2021, 2022], seed: 1, share: 1 }
  writeDocuments(nation, 'text', documents, DOCUMENTS)
  const paths = readdirSync(documents)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => pathToFileURL(join(documents, name)))
  const empty = join(folder, 'empty.sqlite')
  const made = openDatabase(empty)
  await migrate(made)
  await loadReference(made)
  await made.destroy()

  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < LOADING_ROUNDS; round++) {
    const file = join(folder, `round-${round}.sqlite`)
    copyFileSync(empty, file)
    const db = openDatabase(file)
    const began = performance.now()
    for (const [i, path] of paths.entries()) {
      const bytes = await readFile(path)
      const { report, text } = await readReport({ bytes, name: `report-${i}.txt` }, reference, null)
      await storeDocument(db, { report, text, bytes: bytes.length, stated: false, now: NOW })
    }
    const stored = performance.now()
    await db.destroy()
    const least = performance.now()
    for (const path of paths) await floor(path)
    if (round < LOADING_WARM_UP) continue
    ours.push((stored - began) / paths.length)
    theirs.push((performance.now() - least) / paths.length)
  }
  return {
    id: 'B6',
    what: `text report into the database (${paths.length} made-up ones)`,
    measured: 'the same and stored with search and rollups',
    peer: 'read, sha256, decode, split, number regex',
    ours: median(ours),
    theirs: median(theirs),
    ratio: median(theirs) / median(ours),
    bound: { least: 0.2 },
  }
}

const NOW = '2026-01-01T00:00:00.000Z'

const NUMBER = /^[+\-−]?[\d,]+(?:\.\d+)?/

/** What no reader can do without. */
async function floor(path: URL): Promise<number> {
  const bytes = await readFile(path)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  let numbers = hash.length
  for (const line of text.split('\n'))
    for (const cell of line.split('|')) if (NUMBER.test(cell.trim())) numbers++
  return numbers
}

/** A page as Word exports it. */
async function htmlBudget(
  { describeSource, extract, readDocument, scan, tokenize }: typeof Reader,
  folder: string,
): Promise<Budget> {
  const content = contentOf('2019', sampleFigures('2019'))
  const family = FAMILIES.find(({ name }) => name === 'Word')!
  const { traced, encode } = family.draw(content, content.parts)
  const path = join(folder, 'report.html')
  writeFileSync(path, encode(traced.text))
  const bytes = readFileSync(path)
  const read = async () => {
    const document = await readDocument(bytes, describeSource({ bytes, name: 'report.html' }, null, null))
    if ('kind' in document) throw new Error(document.reason.message)
    return extract(document, scan(tokenize(document))).cells.length
  }
  const sax = () => {
    let seen = 0
    const parser = new Parser(
      {
        onopentag: () => void seen++,
        ontext: (text) => void (seen += text.length),
        onclosetag: () => void seen++,
      },
      { decodeEntities: true },
    )
    parser.end(new TextDecoder().decode(bytes))
    return seen
  }
  const [ours, theirs] = await inTurns([read, sax], 20)
  return {
    id: 'B7',
    what: `HTML report to cells (${Math.round(bytes.length / 1024)} KB)`,
    measured: 'decode, parse, cells',
    peer: 'htmlparser2, the same bytes',
    ours: ours!,
    theirs: theirs!,
    ratio: ours! / theirs!,
    bound: { most: 1.5 },
  }
}
