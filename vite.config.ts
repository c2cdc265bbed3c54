import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { siteChunks } from './scripts/build/chunks.ts'
import { compressFiles } from './scripts/build/compress-files.ts'

const ENTRY = fileURLToPath(new URL('web/main.ts', import.meta.url))

/** The web app. `npm run dev` proxies the API to a server on PORT. */
export default defineConfig({
  root: 'web',
  plugins: [svelte(), compressFiles()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The service reads from it what a page will ask for.
    manifest: true,
    // What draws charts is one file, fetched with the first of them.
    chunkSizeWarningLimit: 640,
    rolldownOptions: { output: { codeSplitting: siteChunks(ENTRY) } },
  },
  server: { proxy: { '/api/': `http://127.0.0.1:${process.env.PORT ?? 3000}` } },
})
