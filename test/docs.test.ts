/** The README keeps step with the code: every route, setting and command is named in it. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SETTINGS } from '../scripts/settings.ts'
import { startService, type Service } from './http/answer.ts'

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const readme = read('README.md')

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

describe('README', () => {
  test('shows the two commands that a fresh machine needs', () => {
    for (const command of ['npm ci && npm start', 'npm ci && npm test']) expect(readme).toContain(command)
  })

  test.each(Object.values(SETTINGS))(
    'describes the setting $name',
    ({ name, default: standard, describes }) => {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``))
      expect(row).toContain(`\`${standard}\``)
      expect(row).toContain(describes)
    },
  )

  test('names every route of the API', async () => {
    const { paths } = (await service.get('/api/openapi.json')).json<{ paths: Record<string, unknown> }>()
    const routes = Object.keys(paths).filter((path) => path.startsWith('/api/v1/'))
    expect(routes.length).toBeGreaterThan(15)
    const table = readme.split('\n').filter((line) => line.startsWith('| `') || line.startsWith('| `POST'))
    for (const route of routes) {
      const short = route.replace('/api/v1', '')
      expect(table.some((line) => line.includes(`\`${short}\``) || line.includes(`\`POST ${short}\``))).toBe(
        true,
      )
    }
  })

  test('names every command that a user runs', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    for (const command of ['parse', 'ingest', 'check', 'bench', 'fuzz', 'start', 'test']) {
      expect(Object.keys(scripts)).toContain(command)
      expect(readme).toMatch(new RegExp(`npm (run (-s )?)?${command}\\b`))
    }
  })
})
