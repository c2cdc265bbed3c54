/** What identifies a state of the data, read in one go: before every answer, and for everything that names its source. */
import type { DialectAdapter } from 'kysely'
import { hold, type Held } from '../dialect.ts'
import type { Db, Row } from '../schema.ts'

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

export async function readDataState(db: Db): Promise<DataState> {
  const rows = metaOf(db).all()
  const of = (key: string) => rows.find((row) => row.key === key)?.value ?? null
  return {
    revision: Number(of('data_revision') ?? 0),
    updatedAt: of('updated_at'),
    reference: of('reference') ?? '',
    synthetic: of('synthetic') === '1',
  }
}

const prepared = new WeakMap<DialectAdapter, Held<Row<'meta'>>>()

/** Asked before every answer, conditional ones included: prepared once. */
function metaOf(db: Db): Held<Row<'meta'>> {
  const { adapter } = db.getExecutor()
  let held = prepared.get(adapter)
  if (!held) prepared.set(adapter, (held = hold(db, db.selectFrom('meta').select(['key', 'value']))))
  return held
}
