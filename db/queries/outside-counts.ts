import type { Db } from '../schema.ts'

/** Documents that are in no report: they belong to no agency or no year, or are no report. */
export async function countOutside(db: Db): Promise<{ unidentified: number; refused: number }> {
  const rows = await db
    .selectFrom('document')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    // Named one by one, so that those that became reports are not looked at.
    .where('status', 'in', ['unidentified', 'refused'])
    .groupBy('status')
    .execute()
  const count = (status: 'refused' | 'unidentified') => rows.find((row) => row.status === status)?.n ?? 0
  return { unidentified: count('unidentified'), refused: count('refused') }
}
