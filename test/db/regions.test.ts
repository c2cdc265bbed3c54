import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reference } from '../../db/reference/reference.ts'
import type { RegionRow } from '../../server/report/reference.ts'

const byCode = new Map(reference.regions.map((row) => [row.adcode, row]))
const inForce =
  (year: number) =>
  ({ validFrom, validTo }: RegionRow) =>
    (validFrom ?? year) <= year && year <= (validTo ?? year)

describe('divisions', () => {
  test('every code once, in order, below a parent of a higher level', () => {
    const rank = { country: 0, province: 1, prefecture: 2, county: 3, development_zone: 3 }
    expect(byCode.size).toBe(reference.regions.length)
    for (const [i, row] of reference.regions.entries()) {
      expect(row.adcode > (reference.regions[i - 1]?.adcode ?? '')).toBe(true)
      if (row.level === 'country') continue
      const parent = byCode.get(row.parent ?? '')
      expect(parent, row.adcode).toBeDefined()
      if (parent) expect(rank[parent.level]).toBeLessThan(rank[row.level])
    }
  })

  test('34 provinces, 333 prefectures, and the 2,844 counties of the end of 2020', () => {
    const count = (level: RegionRow['level'], year: number) =>
      reference.regions.filter((row) => row.level === level && inForce(year)(row)).length
    expect(count('province', 2024)).toBe(34)
    expect(count('prefecture', 2024)).toBe(333)
    expect(count('county', 2020)).toBe(2844)
  })

  test.each([
    ['210103', '沈河区', '210100'],
    ['110105', '朝阳区', '110000'],
    ['429004', '仙桃市', '420000'],
    ['659001', '石河子市', '650000'],
    ['500243', '彭水苗族土家族自治县', '500000'],
    ['150785', '根河市', '150700'],
    ['810000', '香港特别行政区', '000000'],
    ['710000', '台湾省', '000000'],
  ])('%s is %s in %s', (code, name, parent) => expect(byCode.get(code)).toMatchObject({ name, parent }))

  test('no pseudo divisions, no towns', () => {
    for (const { adcode, name } of reference.regions) {
      expect(name).not.toMatch(/^(?:市辖区|县)$|直辖/)
      expect(adcode).toHaveLength(6)
    }
    expect(byCode.get('320571')).toMatchObject({ name: '苏州工业园区', level: 'development_zone' })
  })
})

describe('changes of codes', () => {
  test('海门市 became a district of 南通 in 2020', () => {
    expect(byCode.get('320684')).toMatchObject({ name: '海门市', validTo: 2019, successors: ['320614'] })
    expect(byCode.get('320614')).toMatchObject({ name: '海门区', validFrom: 2020, validTo: null })
  })

  test('杭州 in 2021', () => {
    expect(byCode.get('330103')).toMatchObject({ name: '下城区', validTo: 2020, successors: ['330105'] })
    expect(byCode.get('330104')).toMatchObject({
      name: '江干区',
      validTo: 2020,
      successors: ['330102', '330114'],
    })
    expect(byCode.get('330113')).toMatchObject({ name: '临平区', validFrom: 2021 })
    expect(byCode.get('330102')?.validFrom).toBeNull()
  })

  test('a successor exists and outlives what it follows', () => {
    for (const { validTo, successors } of reference.regions) {
      for (const code of successors) {
        const successor = byCode.get(code)
        expect(successor).toBeDefined()
        expect(successor?.validTo ?? Infinity).toBeGreaterThan(validTo ?? -Infinity)
      }
    }
  })

  const published = '../shared/reference/region-changes.json'
  test.skipIf(!existsSync(published))('agree with the published list of changes', () => {
    interface Change {
      code: string
      name: string
      in_use_from: number
      changed_or_retired: number | null
      status: 'current' | 'retired'
      successors: string[]
    }
    const { records } = JSON.parse(readFileSync(published, 'utf8')) as { records: Change[] }
    const renamed = new Set(records.filter(({ status }) => status === 'current').map(({ code }) => code))
    for (const change of records) {
      const row = byCode.get(change.code)
      expect(row, change.code).toBeDefined()
      if (!row) continue
      if (change.status === 'retired' && renamed.has(change.code)) {
        expect(row.formerNames, change.code).toContain(change.name)
        continue
      }
      expect([row.adcode, row.name]).toEqual([change.code, change.name])
      if (change.status === 'retired') {
        expect([change.code, row.validTo]).toEqual([change.code, (change.changed_or_retired ?? 0) - 1])
        const recent = change.successors.filter((code) => !code.includes('[')).sort()
        expect([change.code, ...[...row.successors].sort()]).toEqual([change.code, ...recent])
      } else if (!row.formerNames) {
        expect([change.code, row.validFrom]).toEqual([change.code, change.in_use_from])
      }
    }
    expect(records.length).toBe(139)
  })
})
