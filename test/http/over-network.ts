/** A service over a database file, asked over the network: what lies before the routes is only there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, type AppOptions } from '../../server/http/app.ts'
import { prepareDatabase } from '../../server/http/prepare-database.ts'
import type { Db } from '../../db/schema.ts'
import type { ReportSpec } from '../support/report.ts'
import { storeReport } from '../support/world.ts'
import { WORLD } from './answer.ts'

export interface Sent {
  status: number
  /** Names and values as they came, without the date. */
  headers: [string, string][]
  header: (name: string) => string | undefined
  body: Buffer
}

export interface NetworkService {
  db: Db
  file: string
  url: string
  ask: (path: string, headers?: Record<string, string>, method?: string) => Promise<Sent>
  close: () => Promise<void>
}

export async function startOverNetwork(
  options: (file: string) => AppOptions = () => ({}),
  specs: readonly ReportSpec[] = WORLD,
): Promise<NetworkService> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-network-'))
  const file = join(folder, 'atlas.sqlite')
  const db = await prepareDatabase(file)
  for (const spec of specs) await storeReport(db, spec)
  const app = await buildApp(db, options(file))
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    db,
    file,
    url,
    ask: (path, headers = {}, method = 'GET') => ask(`${url}${path}`, headers, method),
    close: async () => {
      await app.close()
      await db.destroy()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Without anything that a client adds, undoes or hides. */
function ask(url: string, headers: Record<string, string>, method: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () => {
        const { rawHeaders: raw } = response
        const all = raw.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name, raw[i + 1]!]] : []))
        const sent = all.filter(([name]) => name.toLowerCase() !== 'date')
        resolve({
          status: response.statusCode ?? 0,
          headers: sent,
          header: (wanted) => sent.find(([name]) => name.toLowerCase() === wanted)?.[1],
          body: Buffer.concat(pieces),
        })
      })
    })
      .on('error', reject)
      .end()
  })
}
