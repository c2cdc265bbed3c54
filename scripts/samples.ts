/** The bundled reports, so that a fresh database shows real figures. */
import { fileURLToPath } from 'node:url'
import type { Db } from '../db/schema.ts'
import { findFiles } from './ingest/find-files.ts'
import { manifestsOf } from './ingest/manifests.ts'
import { ingest, type Outcome } from './ingest/run.ts'

const FOLDER = fileURLToPath(new URL('../db/samples', import.meta.url))

/** Nothing was ever loaded into this database. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('document').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Loads the bundled reports; given again they change nothing. `now` is ISO 8601 in UTC. */
export async function loadSamples(db: Db, now: string, folder = FOLDER): Promise<Outcome[]> {
  const found = await findFiles([folder])
  return ingest(db, { files: found.files, manifest: manifestsOf(found, undefined), now })
}
