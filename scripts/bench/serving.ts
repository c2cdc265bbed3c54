/** The site and its server, built as for production and run as processes of their own, each on a core of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import server from '../../vite.server.config.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Built {
  folder: string
  remove: () => void
}

/** Site (with its manifest) and server side by side, as in `dist`; and beside them the static peer. */
export async function buildService(): Promise<Built> {
  // Below the repository, so that the server finds its packages.
  const cache = join(ROOT, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'bench-'))
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'web'),
    logLevel: 'error',
    build: { outDir: join(folder, 'web'), emptyOutDir: true, manifest: true },
  })
  const { input, ...options } = server.build?.rollupOptions ?? {}
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ...server.build,
      outDir: join(folder, 'server'),
      rollupOptions: {
        ...options,
        input: {
          ...(input as Record<string, string>),
          static: join(ROOT, 'scripts/bench/static-server.ts'),
          hammer: join(ROOT, 'scripts/bench/hammer.ts'),
        },
      },
    },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Running {
  url: string
  pid: number
  stop: () => Promise<void>
}

/** Whether processes can be held to a core each. */
export const canPin = (): boolean =>
  availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0

/** @param core null: wherever there is room. */
export function spawnNode(
  script: string,
  args: readonly string[],
  core: number | null,
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const node = [process.execPath, script, ...args]
  const [command, ...rest] = core === null || !canPin() ? node : ['taskset', '-c', `${core}`, ...node]
  return spawn(command!, rest, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The server over a database. */
export function startServer({ folder }: Built, database: string, core: number | null): Promise<Running> {
  return started(
    spawnNode(join(folder, 'server/main.js'), [], core, {
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: database,
      LOG_LEVEL: 'warn',
    }),
  )
}

/** Fastify sending the content of a file, whatever it is asked. */
export function startStatic({ folder }: Built, file: string, core: number | null): Promise<Running> {
  return started(spawnNode(join(folder, 'server/static.js'), [file], core))
}

/** Once it has printed its address. */
async function started(child: ChildProcess): Promise<Running> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const address = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const url = /https?:\/\/\S+/.exec(line)?.[0]
      if (url) resolve(url)
    })
  })
  const url = await Promise.race([address, ended.then((code) => code)])
  if (typeof url !== 'string') throw new Error(`The server ended with ${url} before it listened`)
  return {
    url,
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
