/** The thread of long work when the service runs from source: with the loader for TypeScript, then as in production. */
import { register } from 'tsx/esm/api'

register()
await import('./long-worker.ts')
