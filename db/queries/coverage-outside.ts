/** Documents without a report whose file says whose it would be. */
import type { Db } from '../schema.ts'

export interface Outside {
  document: number
  status: 'refused' | 'unidentified'
  name: string
  year: number
  /** Agencies that the file's name holds. */
  names: string[]
}

/** Documents looked through for the ledger: their files are named after an agency and a year, or they are not. */
const MOST_NAMED = 5000

/**
 * Documents without a report whose file says whose it would be. A file's name proves nothing, so that it stands
 * beside the gap and does not fill it.
 */
export async function namedOutside(db: Db): Promise<Outside[]> {
  const documents = await db
    .selectFrom('document')
    .select(['id', 'name', 'status'])
    .where('status', 'in', ['refused', 'unidentified'])
    // As the index of states has it: almost no document is of these, and all the others are not to be looked through.
    .orderBy('status')
    .orderBy('id')
    .limit(MOST_NAMED)
    .execute()
  const found: Outside[] = []
  for (const { id, name, status } of documents) {
    const year = Number(/(?<!\d)20\d\d(?!\d)/.exec(name)?.[0] ?? NaN)
    if (Number.isNaN(year)) continue
    const names = agencyNames(name)
    found.push({ document: id, name, year, names, status: status === 'refused' ? 'refused' : 'unidentified' })
  }
  return found.sort((a, b) => a.document - b.document)
}

/** What may be a name in a file's name: each run of Chinese characters, and what stands before the report's title. */
function agencyNames(file: string): string[] {
  const runs = file.match(/\p{Script=Han}+/gu) ?? []
  return runs.flatMap((run) => [run, run.replace(/(?:年度?)?(?:政府)?信息公开.*$/u, '')]).filter(Boolean)
}
