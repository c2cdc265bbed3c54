import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../../server/http/app.ts'
import { buildWorld, storeReport, type World } from '../support/world.ts'

let world: World
let app: Awaited<ReturnType<typeof buildApp>>
beforeEach(async () => {
  world = await buildWorld([{ agency: '沈阳市房产局', values: { 'outcome.granted': 71 } }])
  app = await buildApp(world.db)
})
afterEach(async () => {
  await app.close()
  await world.db.destroy()
})

const URL = '/api/v1/aggregates?indicators=outcome.granted&by=year'
const ask = (url = URL, headers: Record<string, string> = {}) => app.inject({ url, headers })

test('an answer that is kept is the answer, headers and all', async () => {
  const first = await ask()
  const second = await ask()
  const { date: _a, ...before } = first.headers
  const { date: _b, ...after } = second.headers
  expect(second.statusCode).toBe(200)
  expect(second.body).toBe(first.body)
  expect(after).toEqual(before)
  expect(second.json()).toMatchObject({ rows: [{ year: 2020, values: { 'outcome.granted': 71 } }] })
})

test('a correction is seen at once', async () => {
  expect((await ask()).json()).toMatchObject({ rows: [{ values: { 'outcome.granted': 71 } }] })
  const corrected = { agency: '沈阳市房产局', values: { 'outcome.granted': 72 }, edition: '更正' }
  await storeReport(world.db, corrected)
  expect((await ask()).json()).toMatchObject({ rows: [{ values: { 'outcome.granted': 72 } }] })
})

test('questions, kinds of answer and hosts are kept apart', async () => {
  await ask()
  const other = await ask('/api/v1/aggregates?indicators=outcome.partial&by=year')
  expect(other.json()).toMatchObject({ rows: [{ values: { 'outcome.partial': 0 } }] })
  const csv = await ask(`${URL}&format=csv`)
  expect(csv.headers['content-type']).toContain('text/csv')
  const accepted = await ask(URL, { accept: 'text/csv' })
  expect(accepted.headers['content-type']).toContain('text/csv')
  expect((await ask()).headers['content-type']).toContain('application/json')
})

test('what is wrong is not kept as an answer', async () => {
  const bad = '/api/v1/aggregates?indicators=no.such&by=year'
  expect((await ask(bad)).statusCode).toBe(400)
  expect((await ask(bad)).statusCode).toBe(400)
})
