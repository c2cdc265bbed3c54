/** Documents of which it is known when they were published, so that nothing else is looked at for it. */
import type { Migration } from 'kysely'

export const published: Migration = {
  async up(db) {
    await db.schema
      .createIndex('document_published')
      .on('document')
      .column('published')
      .where('published', 'is not', null)
      .execute()
  },
}
