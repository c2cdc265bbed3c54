import type { Composed } from './compose.ts'
import { refuse, type Refusal } from './refusal.ts'

export async function readPdf(bytes: Uint8Array): Promise<Composed | Refusal> {
  return Promise.resolve(refuse('R-UNSUPPORTED', bytes.length === 0 ? '' : '（识别为 PDF）'))
}
