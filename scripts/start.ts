/**
 * `npm start`: builds what is not built, creates the database and loads the bundled reports if it is empty, serves,
 * and prints the address.
 */
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { StartError } from '../server/http/start-error.ts'
import { readSettings, SettingsError } from './settings.ts'
import { buildIfNeeded } from './start/build.ts'
import { fillDatabase } from './start/database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const report = (line: string): void => console.log(line)

try {
  const settings = readSettings()
  await buildIfNeeded(root, report)
  await fillDatabase(settings.databaseUrl, report)
  // For a person at a terminal: failures, not every event. LOG_LEVEL says otherwise.
  process.env.LOG_LEVEL ||= 'warn'
  await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
} catch (error) {
  if (!(error instanceof StartError || error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exitCode = error instanceof SettingsError ? 2 : 1
}
