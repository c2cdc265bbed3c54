/** Opens the database, brings it up to date, and listens: everything of the process but its signals. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Settings } from '../../scripts/settings.ts'
import { databaseFile } from '../../db/connect.ts'
import { buildApp } from './app.ts'
import { LIMITS } from './limits.ts'
import { LongThreads } from './long/threads.ts'
import { prepareDatabase } from './prepare-database.ts'
import { StartError } from './start-error.ts'

export interface Server {
  /** Where a browser finds it. */
  url: string
  /** Finishes the answers under way, then closes the database. */
  close: () => Promise<void>
}

/** @throws StartError when the database cannot be used or the address cannot be listened on. */
export async function serve(settings: Settings): Promise<Server> {
  const { databaseUrl, publicUrl, logLevel } = settings
  const db = await prepareDatabase(databaseUrl)
  const app = await buildApp(db, {
    webRoot: siteFolder(),
    logger: { level: logLevel },
    service: { publicUrl },
    // What lies in memory no other thread can read.
    ...(databaseFile(databaseUrl) === ':memory:'
      ? {}
      : { longWork: { threads: new LongThreads({ databaseUrl, publicUrl, limits: LIMITS, logLevel }) } }),
  })
  app.addHook('onClose', () => db.destroy())
  try {
    return {
      url: await app.listen({ port: settings.port, host: settings.host }),
      close: async () => {
        await app.close()
      },
    }
  } catch (error) {
    await app.close()
    throw new StartError(listenProblem(error, settings), { cause: error })
  }
}

function listenProblem(error: unknown, { host, port }: Settings): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: stop it, or choose another port with PORT=…`
    case 'EACCES':
      return `Port ${port} may not be used by this account: choose one above 1023 with PORT=…`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: check HOST`
    default:
      return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Beside the bundle in production, in dist/ when run from source; undefined while the site is not built. */
function siteFolder(): string | undefined {
  return ['../web', '../../dist/web']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((folder) => existsSync(`${folder}/index.html`))
}
