import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockAt, blocksOf, type Mark } from '../../../web/components/report/source-blocks.ts'

const joined = (text: string, marks: Mark[], size?: number) =>
  blocksOf(text, marks, size)
    .flatMap(({ segments }) => segments.map((segment) => segment.text))
    .join('')
const cell = (key: string, start: number, end: number): Mark => ({ kind: 'cell', key, start, end })

test('a block ends with the line in which it reaches its size', () => {
  const blocks = blocksOf('ab\ncdefg\nh\n\nij', [], 4)
  expect(blocks.map(({ start, end }) => [start, end])).toEqual([
    [0, 9],
    [9, 14],
  ])
})

test('marks cut the text where they begin and end', () => {
  const text = '规章\t5\t12\n'
  const [block] = blocksOf(text, [cell('rules.made', 3, 4), cell('rules.repealed', 5, 7)])
  expect(block!.segments.map(({ text, marks }) => [text, marks.map(({ key }) => key)])).toEqual([
    ['规章\t', []],
    ['5', ['rules.made']],
    ['\t', []],
    ['12', ['rules.repealed']],
    ['\n', []],
  ])
})

test('a mark inside another is in both, and one over two blocks in each', () => {
  const text = '收到153件\n办结150件\n'
  const marks: Mark[] = [
    { kind: 'finding', key: '0', start: 0, end: 14 },
    { kind: 'claim', key: 'applications.received.new.total', start: 2, end: 5 },
  ]
  const blocks = blocksOf(text, marks, 5)
  expect(blocks).toHaveLength(2)
  expect(blocks[0]!.segments[1]).toMatchObject({ text: '153', marks: [{ key: '0' }, { kind: 'claim' }] })
  expect(blocks[1]!.segments.every((segment) => segment.marks.some(({ key }) => key === '0'))).toBe(true)
})

test('a blank cell is a place without text, also at the very end', () => {
  const text = 'a\t\tb\n\t'
  const blocks = blocksOf(text, [cell('x', 2, 2), cell('y', 6, 6)])
  const empty = blocks.flatMap(({ segments }) => segments).filter((segment) => segment.text === '')
  expect(empty.map(({ start, marks }) => [start, marks[0]!.key])).toEqual([
    [2, 'x'],
    [6, 'y'],
  ])
  expect(joined(text, [cell('x', 2, 2), cell('y', 6, 6)])).toBe(text)
})

test('a blank cell on the border of two blocks is drawn once', () => {
  const blocks = blocksOf('ab\ncd\n', [cell('x', 3, 3)], 1)
  const empty = blocks.flatMap(({ segments }) => segments).filter((segment) => segment.text === '')
  expect(empty).toHaveLength(1)
})

test('marks that do not lie in the text are left out', () => {
  const text = '12 件'
  for (const mark of [cell('x', -1, 2), cell('x', 3, 9), cell('x', 3, 2)])
    expect(blocksOf(text, [mark])[0]!.segments).toEqual([{ start: 0, text, marks: [] }])
})

test('whatever the marks, the text stays as it is', () => {
  const text = '一\n二|三\t\t四\n\n五六七。\n'
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(text.length + 2), fc.nat(6)), { maxLength: 12 }),
      fc.integer({ min: 1, max: 12 }),
      (pairs, size) =>
        joined(
          text,
          pairs.map(([start, length], i) => cell(`${i}`, start, start + length)),
          size,
        ) === text,
    ),
  )
})

describe('the block of an offset', () => {
  const blocks = blocksOf('ab\ncd\n', [], 1)
  test.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [6, 1],
    [7, -1],
  ])('%i', (offset, expected) => {
    expect(blockAt(blocks, offset)).toBe(expected)
  })
})

test('ten megabytes of lines with a thousand marks take no noticeable time', () => {
  const line =
    readFileSync(new URL(import.meta.url), 'utf8')
      .slice(0, 200)
      .replaceAll('\n', ' ') + '\n'
  const text = line.repeat(50_000)
  const marks = Array.from({ length: 1000 }, (_, index) => cell(`${index}`, index * 900, index * 900 + 3))
  const started = performance.now()
  expect(blocksOf(text, marks).length).toBeGreaterThan(1000)
  expect(performance.now() - started).toBeLessThan(5000)
})
