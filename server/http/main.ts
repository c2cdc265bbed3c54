/** The process: settings in, one line with the address out, a clean end on SIGINT and SIGTERM. */
import { readSettings, SettingsError } from '../../scripts/settings.ts'
import { serve } from './serve.ts'
import { StartError } from './start-error.ts'
import { NAME, VERSION } from './version.ts'

/** How long answers under way may take once the process is told to stop. */
const GRACE_MS = 10_000

try {
  const server = await serve(readSettings())
  console.log(`${NAME} ${VERSION}: ${server.url}`)
  const stop = (): void => {
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    void server.close().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
} catch (error) {
  if (!(error instanceof StartError || error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exitCode = error instanceof SettingsError ? 2 : 1
}
