/** The process: it comes up on a new database, and says in one line what keeps it from that. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from '../../scripts/settings.ts'
import { serve } from '../../server/http/serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'atlas-serve-'))
afterAll(() => rmSync(folder, { recursive: true }))

const settings = (env: Record<string, string>) => readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...env })

test('a new database, an address, a clean end; a taken port is named', async () => {
  const server = await serve(settings({ DATABASE_URL: join(folder, 'new', 'atlas.sqlite') }))
  const meta = await fetch(`${server.url}/api/v1/meta`)
  expect(await meta.json()).toMatchObject({ counts: { reports: 0 } })
  const { port } = new URL(server.url)
  await expect(serve(settings({ DATABASE_URL: ':memory:', PORT: port }))).rejects.toThrow(
    `Port ${port} is taken by another program`,
  )
  await server.close()
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
})

test('a file that is no database is named', async () => {
  const file = join(folder, 'letter.txt')
  writeFileSync(file, 'Dear Sir or Madam, this is a letter and no database at all.')
  await expect(serve(settings({ DATABASE_URL: file }))).rejects.toThrow(
    `The database ${file} cannot be used: file is not a database`,
  )
})

test('an address of another machine is named', async () => {
  await expect(serve(settings({ DATABASE_URL: ':memory:', HOST: '203.0.113.1' }))).rejects.toThrow(
    '203.0.113.1 is no address of this machine',
  )
})
