import { expect, test } from 'vitest'
import { regionQueries } from '../../../web/pages/region/region-queries.ts'
import { NO_FILTERS } from '../../../web/view/filters.ts'

const filters = { ...NO_FILTERS, within: ['210100'], sector: ['education'] }

test('every question keeps the filters of the page; only the peers are asked of the region above', () => {
  const queries = regionQueries(filters, 2022, '210000', 'prefecture')
  const { siblings, ...others } = queries
  for (const query of Object.values(others))
    expect(query).toMatchObject({ within: '210100', sector: 'education' })
  expect(siblings).toMatchObject({
    within: '210000',
    level: 'prefecture',
    sector: 'education',
    years: '2022',
  })
  expect(regionQueries(filters, 2022, undefined, 'province').siblings.within).toBeUndefined()
})

test('sectors and agencies are counted by their own reports, whatever the rule of the page', () => {
  const queries = regionQueries({ ...filters, scope: 'consolidated' }, 2022, '210000')
  expect(queries.sectors.scope).toBe('own')
  expect(queries.agencies.scope).toBe('own')
  expect(queries.parts.scope).toBe('consolidated')
})

test('figures over the years name no year, those of one year do', () => {
  const { years, over, parts } = regionQueries(filters, 2021, undefined)
  expect(years).not.toHaveProperty('years', '2021')
  expect(years.years).toBeUndefined()
  expect(over.years).toBeUndefined()
  expect(parts.years).toBe('2021')
})
