/** A module as production runs it: bundled, without the loader that `tsx` puts between it and Node. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import server from '../../vite.server.config.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Builds an entry with the settings of the server's build, and loads it.
 * @param entry path from the root of the repository.
 */
export async function loadBuilt(entry: string): Promise<unknown> {
  // Below the repository, so that the build finds its packages.
  const cache = join(ROOT, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'bench-'))
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      build: {
        ...server.build,
        outDir,
        emptyOutDir: true,
        rollupOptions: { input: { entry: join(ROOT, entry) }, output: { entryFileNames: '[name].js' } },
      },
    })
    return await import(pathToFileURL(join(outDir, 'entry.js')).href)
  } finally {
    rmSync(outDir, { recursive: true })
  }
}
