/**
 * The name of one state of the data, as this program answers from it: the revision, and a fingerprint of when it was
 * made, of the reference data and of the program. The revision alone would come again with another database.
 */
import { createHash } from 'node:crypto'
import { readDataState, type DataState } from '../../db/queries/data-state.ts'
import type { Db } from '../../db/schema.ts'
import { VERSION } from './version.ts'

export interface Release extends DataState {
  /** `12-3f9a01bc` */
  name: string
}

export const RELEASE_PATTERN = '^\\d+-[0-9a-f]{8}$'

const named = new WeakMap<Readonly<DataState>, Release>()

/** As a statement run now would find it. */
export function readRelease(db: Db): Release {
  const state = readDataState(db)
  let release = named.get(state)
  if (!release) named.set(state, (release = { ...state, name: nameOf(state) }))
  return release
}

function nameOf({ revision, updatedAt, reference }: DataState): string {
  const text = JSON.stringify([VERSION, updatedAt, reference])
  return `${revision}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
}
