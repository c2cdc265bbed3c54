import { defineConfig } from 'vite'

/**
 * The server for production: ES modules that Node runs without a loader, the process and the thread that reads drafts.
 * Packages stay outside them.
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: { main: 'server/http/main.ts', 'draft-worker': 'server/http/draft/draft-worker.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
})
