/** `npm run dev`: the API from source, restarted on changes, and the site by Vite's server in front of it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { readSettings } from './settings.ts'
import { fillDatabase } from './start/database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const settings = readSettings()
await fillDatabase(settings.databaseUrl, (line) => console.log(line))

const api = spawn(
  process.execPath,
  [
    fileURLToPath(import.meta.resolve('tsx/cli')),
    'watch',
    '--clear-screen=false',
    join(root, 'server/http/main.ts'),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' } },
)
const site = await createServer({ configFile: join(root, 'vite.config.ts') })
await site.listen()
site.printUrls()

const stop = (): void => {
  api.kill('SIGTERM')
  void site.close().then(() => process.exit(0))
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
api.once('exit', (code) => process.exit(code ?? 1))
