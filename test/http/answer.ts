/** A service over a small world, asked without a network. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildApp, type AppOptions } from '../../server/http/app.ts'
import type { Db } from '../../db/schema.ts'
import type { ReportSpec } from '../support/report.ts'
import { buildWorld } from '../support/world.ts'

export interface Service {
  app: FastifyInstance
  db: Db
  get: (url: string, headers?: InjectOptions['headers']) => Promise<LightMyRequestResponse>
  close: () => Promise<void>
}

export const WORLD: readonly ReportSpec[] = [
  {
    agency: '沈阳市房产局',
    sector: 'housing_urban_rural',
    values: {
      'outcome.granted': 71,
      'outcome.partial': 2,
      'outcome.total': 153,
      'legal.reconsideration.upheld': 4,
    },
  },
  {
    agency: '=沈阳市自然资源局',
    sector: 'natural_resources',
    values: {
      'outcome.granted': 195,
      'outcome.partial': 18,
      'outcome.total': 258,
      'procurement.amount': 18143600,
      'licensing.items_prev': 5,
      'licensing.items_change': -3,
    },
  },
  {
    agency: '沈阳市沈河区人民政府',
    region: '210103',
    sector: 'government',
    scope: 'consolidated',
    values: { 'outcome.granted': { value: null, state: 'missing' }, 'outcome.total': 192 },
  },
  { agency: '沈阳市房产局', year: 2021, sector: 'housing_urban_rural', values: { 'outcome.total': 9 } },
]

export async function startService(options: AppOptions = {}, specs = WORLD): Promise<Service> {
  const { db } = await buildWorld(specs)
  const app = (await buildApp(db, options)) as unknown as FastifyInstance
  await app.ready()
  return {
    app,
    db,
    get: (url, headers) => app.inject({ url, headers }),
    close: async () => {
      await app.close()
      await db.destroy()
    },
  }
}
