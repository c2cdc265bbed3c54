import { describe, expect, test } from 'vitest'
import { readSettings, SETTINGS, SettingsError } from '../../scripts/settings.ts'

test('without an environment everything has its default', () => {
  const defaults = {
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: 'data/atlas.sqlite',
    logLevel: 'info',
    publicUrl: null,
  }
  expect(readSettings({})).toEqual(defaults)
  expect(readSettings({ PORT: '', HOST: '  ', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(defaults)
})

test('what is set is read', () => {
  expect(
    readSettings({
      PORT: '0',
      HOST: '::1',
      DATABASE_URL: 'sqlite:/tmp/a.sqlite',
      LOG_LEVEL: 'WARN',
      PUBLIC_URL: 'https://Atlas.example:8443/',
    }),
  ).toEqual({
    port: 0,
    host: '::1',
    databaseUrl: 'sqlite:/tmp/a.sqlite',
    logLevel: 'warn',
    publicUrl: 'https://atlas.example:8443',
  })
})

describe('what cannot be used is refused, all of it at once', () => {
  test.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '30e2'],
    ['PORT', '3000.5'],
    ['HOST', 'http://here'],
    ['DATABASE_URL', 'postgres://localhost/atlas'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'atlas.example'],
    ['PUBLIC_URL', 'https://atlas.example/figures'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
  ])('%s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError)
    expect(() => readSettings({ [name]: value })).toThrow(`${name}=${value}`)
  })

  test('together', () => {
    expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT=x[^]*LOG_LEVEL=y/)
  })
})

test('every setting can be described from the table', () => {
  for (const { name, describes, default: standard, parse } of Object.values(SETTINGS)) {
    expect(name).toMatch(/^[A-Z_]+$/)
    expect(describes.length).toBeGreaterThan(20)
    expect((parse as (text: string) => unknown)(String(standard))).toBe(standard)
  }
})
