import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** The web app. `npm run dev` proxies the API to a server on PORT. */
export default defineConfig({
  root: 'web',
  plugins: [svelte()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/api/': `http://127.0.0.1:${process.env.PORT ?? 3000}` } },
})
