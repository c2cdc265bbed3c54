/** Section `query`: the reference questions, uncached, against the peer; no figure counts before both answers agree. */
import { join } from 'node:path'
import type { Db } from '../../db/schema.ts'
import { differencesOf, figuresOfRows } from './compare.ts'
import { openPeer, type Peer } from './duckdb.ts'
import type { NationFile } from './nation.ts'
import type * as Product from './product.ts'
import { questionsOf, readSubjects, type Question } from './questions.ts'
import { callsInTurns, percentile, type Budget } from './rounds.ts'

export interface Timed {
  question: Question
  ours: { p50: number; p95: number }
  theirs: { p50: number; p95: number }
}

/** @throws Error when an answer differs from the peer's. */
export async function timeQuestions(
  product: typeof Product,
  nation: NationFile,
  folder: string,
): Promise<Timed[]> {
  const peer = await openPeer(nation.file, join(folder, `nation-${nation.share}.duckdb`))
  const db = product.openDatabase(nation.file, { readonly: true })
  try {
    const timed: Timed[] = []
    for (const question of questionsOf(readSubjects(nation.file)))
      timed.push(await timeQuestion(product, db, peer, question))
    return timed
  } finally {
    await db.destroy()
    peer.close()
  }
}

async function timeQuestion(
  product: typeof Product,
  db: Db,
  { connection }: Peer,
  question: Question,
): Promise<Timed> {
  const { cases } = question
  const prepared = await Promise.all(cases.map(({ sql }) => connection.prepare(sql)))
  const readPeer = async (i: number) => (await prepared[i]!.runAndReadAll()).getRows()
  let told = 0
  for (const [i, one] of cases.entries()) {
    const ours = one.figures(await one.ask(product, db))
    const different = differencesOf(ours, figuresOfRows(one, await readPeer(i)))
    if (different.length > 0)
      throw new Error(
        `${question.id}: the answers differ in ${different.length} figures; ours first: ${different.slice(0, 3).join(', ')}\n${one.sql}`,
      )
    told += ours.size
  }
  if (told === 0) throw new Error(`${question.id}: both answers are empty`)
  const [ours, theirs] = await callsInTurns(
    [(call) => cases[call % cases.length]!.ask(product, db), (call) => readPeer(call % cases.length)],
    cases.length * 2,
  )
  const of = (times: readonly number[]) => ({ p50: percentile(times, 50), p95: percentile(times, 95) })
  return { question, ours: of(ours!), theirs: of(theirs!) }
}

export function budgetsOf(timed: readonly Timed[]): Budget[] {
  return timed.map(({ question: { id, what, most }, ours, theirs }) => ({
    id: `B1 ${id}`,
    what,
    measured: 'p50, uncached, as the API asks',
    peer: 'DuckDB, one sorted table',
    ours: ours.p50,
    theirs: theirs.p50,
    ratio: ours.p50 / theirs.p50,
    bound: { most },
  }))
}
