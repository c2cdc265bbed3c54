/** What the site is made of, compressed once with the build: the service sends it as it lies. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|svg)$/
/** A packet holds shorter files anyway. */
const WORTH_IT = 1024

/** Writes `.br` and `.gz` beside every file of text. */
export function compressFiles(): Plugin {
  let folder = ''
  return {
    name: 'compress-files',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir)
    },
    writeBundle({ dir = folder }) {
      for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!TEXT.test(file)) continue
        const path = join(dir, file)
        const bytes = readFileSync(path)
        if (bytes.length < WORTH_IT) continue
        writeFileSync(`${path}.br`, brotliCompressSync(bytes))
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
