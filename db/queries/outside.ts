/** Documents that did not become a report: all of them, with their reasons, in the order in which they were given. */
import type { Db } from '../schema.ts'
import type { Reason } from '../../server/report/report.ts'

export interface OutsideDocument {
  document: number
  status: 'refused' | 'unidentified'
  name: string
  mediaType: string
  bytes: number | null
  sha256: string
  url: string | null
  published: string | null
  loadedAt: string
  reasons: Reason[]
}

export async function* streamOutside(db: Db, batch = 500): AsyncGenerator<OutsideDocument[]> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('document')
      .select([
        'id',
        'status',
        'name',
        'media_type',
        'bytes',
        'sha256',
        'url',
        'published',
        'loaded_at',
        'reasons',
      ])
      .where('status', 'in', ['refused', 'unidentified'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => ({
      document: row.id,
      status: row.status === 'refused' ? 'refused' : 'unidentified',
      name: row.name,
      mediaType: row.media_type,
      bytes: row.bytes,
      sha256: row.sha256,
      url: row.url,
      published: row.published,
      loadedAt: row.loaded_at,
      reasons: JSON.parse(row.reasons) as Reason[],
    }))
    after = last.id
  }
}
