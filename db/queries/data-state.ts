/** What identifies a state of the data: looked at before every answer, and by everything that names its source. */
import { keptUntilWritten } from '../dialect.ts'
import { currentMeta } from '../revision.ts'
import type { Db } from '../schema.ts'

export interface DataState {
  /** Counts up with every change of what can be answered. */
  revision: number
  /** Last change of documents, ISO 8601 in UTC; null before the first. */
  updatedAt: string | null
  /** Fingerprint of the reference data. */
  reference: string
  /** Some report in the database is made up. */
  synthetic: boolean
}

/** As a statement run now would find it; the very same object for as long as nothing is written. */
export const readDataState: (db: Db) => Readonly<DataState> = keptUntilWritten((db: Db) => {
  const meta = currentMeta(db)
  return {
    revision: Number(meta.get('data_revision') ?? 0),
    updatedAt: meta.get('updated_at') ?? null,
    reference: meta.get('reference') ?? '',
    synthetic: meta.get('synthetic') === '1',
  }
})
