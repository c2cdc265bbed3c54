import { defineConfig } from 'vitest/config'

/** `unit`: everything that needs no browser. `browser`: journeys in Chromium on the built site. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A browser on a loaded machine may be late once; a mistake fails again.
          retry: 1,
          fileParallelism: false,
        },
      },
    ],
  },
})
