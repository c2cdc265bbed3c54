import { defineConfig } from 'vite'

/**
 * The server for production: ES modules that Node runs without a loader, the process and its threads, side by side.
 * Packages stay outside them.
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        main: 'server/http/main.ts',
        'draft-worker': 'server/http/draft/draft-worker.ts',
        'long-worker': 'server/http/long/long-worker.ts',
      },
      // Whatever they share lies beside them: threads are found from there.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
