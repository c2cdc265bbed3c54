import { expect, test } from 'vitest'
import { carryFilters } from '../../../web/view/carry-filters.ts'

test.each([
  [
    'the filters go along to a page not seen yet',
    'compare',
    '',
    'overview',
    '?within=210000&years=2020',
    '?within=210000&years=2020',
  ],
  [
    'the rest of a page seen before stays',
    'compare',
    '?show=procurement&within=320000&v=1',
    'overview',
    '?within=210000',
    '?show=procurement&within=210000&v=1',
  ],
  [
    'a filter that was reset is reset there too',
    'overview',
    '?within=210000&sector=tax',
    'compare',
    '?show=denied',
    '',
  ],
  [
    'what was looked at goes with the filters',
    'compare',
    '?by=region&focus=210100&behind=210100',
    'overview',
    '?within=320000',
    '?by=region&within=320000',
  ],
  [
    'and stays where they stay',
    'compare',
    '?within=320000&focus=320100',
    'overview',
    '?within=320000',
    '?within=320000&focus=320100',
  ],
  [
    'a filter that the present page does not have is left alone',
    'compare',
    '?scope=own',
    'quality',
    '?sector=tax',
    '?scope=own&sector=tax',
  ],
  [
    'only filters that the other page knows',
    'quality',
    '?rule=N-NEW',
    'compare',
    '?scope=own&sector=tax,justice',
    '?rule=N-NEW&sector=tax,justice',
  ],
  ['from a page without filters: as it was left', 'compare', '?by=region', 'report', '', '?by=region'],
] as const)('%s', (_, to, left, from, search, expected) => {
  expect(carryFilters(to, left, from, search)).toBe(expected)
})
