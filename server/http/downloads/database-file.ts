/**
 * The database as a download: made once for each state of the data, by one request at a time, kept as a temporary
 * file until the data change or the service ends.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyDatabase } from '../../../db/snapshot.ts'
import type { Db } from '../../../db/schema.ts'

export interface DatabaseFile {
  path: string
  bytes: number
  /** SHA-256, base64 as in `Repr-Digest` (RFC 9530). */
  digest: string
}

export class DatabaseFiles {
  readonly #db: Db
  #folder: string | null = null
  #made: { release: string; file: Promise<DatabaseFile> } | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(db: Db) {
    this.#db = db
  }

  /** The file of this release; whoever asks while it is made waits for the same one. */
  of(release: string): Promise<DatabaseFile> {
    if (this.#made?.release === release) return this.#made.file
    const before = this.#made?.file
    const file = this.#last.then(() => this.#make(release, before))
    this.#made = { release, file }
    this.#last = file.catch(() => {
      // The next one who asks tries again.
      if (this.#made?.file === file) this.#made = null
    })
    return file
  }

  async close(): Promise<void> {
    await this.#last
    if (this.#folder !== null) await rm(this.#folder, { recursive: true, force: true })
  }

  async #make(release: string, before: Promise<DatabaseFile> | undefined): Promise<DatabaseFile> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'gongkai-atlas-'))
    const old = await before?.catch(() => null)
    // Downloads under way keep what they have opened.
    if (old) await rm(old.path, { force: true })
    const path = join(this.#folder, `${release}.sqlite`)
    await rm(path, { force: true })
    await copyDatabase(this.#db, path)
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    return { path, bytes: (await stat(path)).size, digest: hash.digest('base64') }
  }
}
