/** Sections over the made-up nation: what they share is made once, when the first of them wants it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchDatasette, hasDatasette, HOW_TO_START } from './datasette.ts'
import { benchExport } from './export.ts'
import { growthTable, type Size } from './growth.ts'
import { benchHttp } from './http.ts'
import { benchLoad, timeReplacing } from './load.ts'
import { bringNation, type NationFile } from './nation.ts'
import type * as Product from './product.ts'
import { loadBuilt } from './production.ts'
import { budgetsOf, timeQuestions } from './query.ts'
import { percentile, type Budget } from './rounds.ts'
import { buildService, type Built } from './serving.ts'
import { benchWeb } from './web.ts'

export interface ScaleOptions {
  /** Percent of the nation. */
  share: number
  /** Where databases stay for the next run; null: they are made for this one. */
  keep: string | null
  /** The whole nation too where sizes are compared. */
  nation: boolean
}

export interface AtScale {
  load: () => Promise<Budget[]>
  query: () => Promise<Budget[]>
  http: () => Promise<Budget[]>
  export: () => Promise<Budget[]>
  web: () => Promise<Budget[]>
  growth: () => Promise<{ head: string[]; rows: string[][] }>
  /** Takes away what was made. */
  close: () => void
}

export function atScale({ share, keep, nation }: ScaleOptions): AtScale {
  const work = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  const folder = keep ?? work
  const product = once(async () => (await loadBuilt('scripts/bench/product.ts')) as typeof Product)
  let built: Built | null = null
  const service = once(async () => (built = await buildService()))
  const bring = async (part: number): Promise<NationFile> => bringNation(await product(), folder, part)
  return {
    load: async () => benchLoad(await product(), await bring(share), work),
    query: async () => {
      const there = await bring(share)
      const budgets = budgetsOf(await timeQuestions(await product(), there, folder))
      if (hasDatasette()) return [...budgets, ...(await benchDatasette(await service(), there.file))]
      process.stderr.write(`${HOW_TO_START}\n`)
      return budgets
    },
    http: async () => benchHttp(await service(), (await bring(share)).file, work),
    export: async () => benchExport(await service(), await bring(share), folder),
    web: async () => benchWeb(await service(), (await bring(share)).file),
    growth: async () => {
      const sizes: Size[] = []
      for (const part of nation ? [1, 10, 100] : [1, 10]) {
        const there = await bring(part)
        const timed = await timeQuestions(await product(), there, folder)
        const resident = process.memoryUsage().rss
        const { elapsed, busy } = await timeReplacing(await product(), there, work)
        const replaced = { elapsed: percentile(elapsed, 95), busy: percentile(busy, 95) }
        sizes.push({ nation: there, timed, replaced, resident })
      }
      return growthTable(sizes)
    },
    close: () => {
      built?.remove()
      rmSync(work, { recursive: true, force: true })
    },
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}
