import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, inkOn, parseColour } from '../../../web/charts/colour.ts'
import { entityRole, outcomeRole, rolesOf } from '../../../web/charts/roles.ts'

test.each([
  ['#0d504c', [13, 80, 76]],
  ['rgb(13, 80, 76)', [13, 80, 76]],
  ['rgb(13 80 76 / 0.5)', [13, 80, 76]],
  ['tomato', null],
])('%s', (text, channels) => expect(parseColour(text)).toEqual(channels))

test('black and white are 21 apart, and the better ink is taken', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(inkOn('#0d504c')).toBe('#ffffff')
  expect(inkOn('#e5a426')).toBe('#111418')
})

describe('tokens', () => {
  const css = readFileSync(new URL('../../../web/styles/tokens.css', import.meta.url), 'utf8')
  const token = (name: string, theme: 0 | 1): string => {
    const value = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
    if (!value) throw new Error(`no token --${name}`)
    return value[1 + theme]!
  }
  const themes = [
    ['light', 0],
    ['dark', 1],
  ] as const

  test.each(themes)('text reads on every ground, %s', (_, theme) => {
    for (const ground of ['paper', 'panel', 'sunken'])
      for (const text of ['ink', 'ink-2', 'link', 'error', 'warning', 'info', 'good'])
        expect(
          contrast(token(text, theme), token(ground, theme)),
          `${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5)
    for (const tone of ['error', 'warning', 'info'])
      expect(contrast(token(tone, theme), token(`${tone}-soft`, theme)), tone).toBeGreaterThanOrEqual(4.5)
    expect(contrast(token('on-accent', theme), token('accent', theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(themes)('marks and edges of controls stand out from the paper, %s', (_, theme) => {
    const marks = ['granted', 'denied', 'unavailable', 'other', 'first', 'third', 'control-line', 'focus']
    const outlined = ['partial-line', 'rejected-line', 'pending-line', 'second-line', 'fourth-line']
    const entities = Array.from({ length: 8 }, (_, index) => `entity-${index + 1}`)
    for (const mark of [...marks, ...outlined, ...entities])
      expect(contrast(token(mark, theme), token('paper', theme)), mark).toBeGreaterThanOrEqual(3)
  })
})

describe('roles', () => {
  test.each([
    ['outcome.granted', 'granted'],
    ['outcome.denied.total', 'denied'],
    ['legal.litigation_direct.corrected', 'corrected'],
    ['legal.reconsideration.pending', 'pending'],
    ['outcome.denied.state_secret', null],
    ['outcome.total', null],
    ['legal.reconsideration.total', null],
  ])('%s', (code, role) => expect(outcomeRole(code)).toBe(role))

  test('outcome colours only where every series is an outcome', () => {
    expect(rolesOf(['outcome.granted', 'outcome.partial'])).toEqual(['granted', 'partial'])
    expect(rolesOf(['outcome.granted', 'outcome.total'])).toEqual(['first', 'second'])
    expect(rolesOf(['outcome.granted'])).toEqual(['first'])
  })

  test('many plain series take the set of eight, over again when it is used up', () => {
    const many = Array.from({ length: 9 }, (_, index) => `x.${index}`)
    expect(rolesOf(many)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1].map((n) => `entity-${n}`))
    expect(entityRole(8)).toBe('entity-1')
  })
})
