import { prepareDatabase } from '../../server/http/prepare-database.ts'
import { isEmpty, loadSamples } from '../samples.ts'

/** Creates the database where it is missing, and loads the bundled reports into an empty one. */
export async function fillDatabase(url: string, report: (line: string) => void): Promise<void> {
  const db = await prepareDatabase(url)
  try {
    if (!(await isEmpty(db))) return
    report('The database is empty: loading the bundled reports …')
    const outcomes = await loadSamples(db, new Date().toISOString())
    const loaded = outcomes.filter(({ status }) => status === 'loaded').length
    report(`Loaded ${loaded} of ${outcomes.length} bundled reports.`)
  } finally {
    await db.destroy()
  }
}
