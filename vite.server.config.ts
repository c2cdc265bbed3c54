import { defineConfig } from 'vite'

/** The server for production: one ES module that Node runs without a loader. Packages stay outside it. */
export default defineConfig({
  build: {
    ssr: 'server/http/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
})
