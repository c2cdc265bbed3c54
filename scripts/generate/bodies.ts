/** Which bodies a region has: their names, sectors and levels. The divisions are real, the bodies are made up. */
import type { RegionRow } from '../../server/report/reference.ts'
import type { Level } from '../../server/report/report.ts'
import { chanceOf } from './random.ts'

/** How large a body is among those that publish reports. */
export type Tier = 'national' | 'province' | 'prefecture' | 'county' | 'zone' | 'township'

export interface Body {
  name: string
  /** Null for national bodies. */
  region: { adcode: string; name: string } | null
  sector: string
  level: Level
  tier: Tier
  /** A government, which sums the reports of its area and gives none of its own. */
  sums: boolean
}

/** Ends every name, so that no figure can pass for one of a real body, wherever it is copied to. */
export const MARK = '（模拟）'

/** Departments below the ministries by sector, and the share of counties that have one. */
const DEPARTMENTS: readonly (readonly [sector: string, name: string, inCounties: number])[] = [
  ['development_reform', '发展和改革', 1],
  ['education', '教育', 1],
  ['science_technology', '科学技术', 0.7],
  ['industry_it', '工业和信息化', 0.9],
  ['ethnic_religious', '民族宗教事务', 0.6],
  ['public_security', '公安', 1],
  ['civil_affairs', '民政', 1],
  ['justice', '司法', 1],
  ['finance', '财政', 1],
  ['human_resources', '人力资源和社会保障', 1],
  ['natural_resources', '自然资源', 1],
  ['ecology_environment', '生态环境', 0.95],
  ['housing_urban_rural', '住房和城乡建设', 1],
  ['urban_management', '城市管理', 0.9],
  ['transport', '交通运输', 1],
  ['water', '水利', 0.95],
  ['agriculture_rural', '农业农村', 1],
  ['forestry_grassland', '林业和草原', 0.8],
  ['commerce', '商务', 0.95],
  ['culture_tourism', '文化和旅游', 1],
  ['sports', '体育', 0.35],
  ['health', '卫生健康', 1],
  ['veterans', '退役军人事务', 1],
  ['emergency', '应急管理', 1],
  ['fire_rescue', '消防救援', 0.7],
  ['audit', '审计', 1],
  ['foreign_affairs', '外事', 0.3],
  ['state_assets', '国有资产监督管理', 0.5],
  ['market_regulation', '市场监督管理', 1],
  ['drug_supervision', '药品监督管理', 0],
  ['statistics', '统计', 0.95],
  ['medical_security', '医疗保障', 1],
  ['petitions', '信访', 0.85],
  ['financial_regulation', '地方金融', 0.4],
  ['big_data', '数据', 0.5],
  ['government_services', '政务服务', 0.95],
  ['public_resources_trading', '公共资源交易', 0.5],
  ['grain_reserves', '粮食和物资储备', 0.5],
  ['civil_air_defence', '人民防空', 0.5],
  ['rural_revitalisation', '乡村振兴', 0.8],
  ['housing_fund', '住房公积金', 0.3],
  ['government_offices', '机关事务', 0.8],
  ['archives', '档案', 0.7],
  ['energy', '能源', 0.25],
  ['supply_marketing', '供销合作', 0.6],
  ['meteorology', '气象', 0.9],
  ['tax', '税务', 1],
]

/** Towns and sub-districts of a county. */
const TOWNSHIPS = { least: 8, most: 32 }
/** Development zones that a prefecture set up beside those with a code of their own. */
const ZONES = { least: 1, most: 5 }

/** Provinces whose bodies do not publish under these Regulations. */
const ELSEWHERE = new Set(['710000', '810000', '820000'])

/** The bodies of the region itself, none of those below it; its government, which sums all of them, last. */
export function bodiesOf(region: RegionRow, parents: readonly RegionRow[], seed: number): Body[] {
  if (ELSEWHERE.has(region.adcode)) return []
  const chance = chanceOf(seed, `bodies ${region.adcode}`)
  const place = { adcode: region.adcode, name: region.name }
  const prefix = fullName(region, parents)
  const body = (name: string, sector: string, tier: Tier, level: Level, sums = false): Body => ({
    name: `${prefix}${name}${MARK}`,
    region: place,
    sector,
    level,
    tier,
    sums,
  })
  switch (region.level) {
    case 'country':
      return DEPARTMENTS.map(([sector, name]) => ({
        name: `国家${name}总局${MARK}`,
        region: null,
        sector,
        level: 'national',
        tier: 'national',
        sums: false,
      }))
    case 'province':
      return [
        ...DEPARTMENTS.map(([sector, name]) => body(`${name}厅`, sector, 'province', 'province')),
        body('人民政府办公厅', 'government', 'province', 'province'),
        body('人民政府', 'government', 'province', 'province', true),
      ]
    case 'prefecture':
      return [
        ...DEPARTMENTS.filter(([sector]) => sector !== 'drug_supervision').map(([sector, name]) =>
          body(`${name}局`, sector, 'prefecture', 'prefecture'),
        ),
        ...numbered(ZONES.least + chance.below(ZONES.most - ZONES.least + 1)).map((no) =>
          body(`第${numeral(no)}产业园区管理委员会`, 'development_zone', 'zone', 'special'),
        ),
        body('人民政府办公室', 'government', 'prefecture', 'prefecture'),
        body('人民政府', 'government', 'prefecture', 'prefecture', true),
      ]
    case 'county':
      return [
        ...DEPARTMENTS.filter(([, , share]) => chance.happens(share)).map(([sector, name]) =>
          body(`${name}局`, sector, 'county', 'county'),
        ),
        ...numbered(TOWNSHIPS.least + chance.below(TOWNSHIPS.most - TOWNSHIPS.least + 1)).map((no) =>
          body(
            `第${numeral(no)}${no % 3 === 0 ? '街道办事处' : '镇人民政府'}`,
            'township',
            'township',
            'township',
          ),
        ),
        body('人民政府办公室', 'government', 'county', 'county'),
        body('人民政府', 'government', 'county', 'county', true),
      ]
    case 'development_zone':
      return [
        body('管理委员会', 'development_zone', 'zone', 'special'),
        ...DEPARTMENTS.slice(0, 14).map(([sector, name]) => body(`${name}局`, sector, 'zone', 'special')),
      ]
  }
}

/** A county by the name of its prefecture too: the names of districts recur. */
function fullName(region: RegionRow, parents: readonly RegionRow[]): string {
  const above = parents.at(-1)
  const below = region.level === 'county' || region.level === 'development_zone'
  return below && above && above.level !== 'country' ? `${above.name}${region.name}` : region.name
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

function numbered(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i + 1)
}

/** 1 → 一, 12 → 十二, 20 → 二十. */
function numeral(no: number): string {
  if (no <= 10) return NUMERALS[no] ?? String(no)
  const tens = Math.floor(no / 10)
  const ones = no % 10
  return `${tens > 1 ? NUMERALS[tens] : ''}十${ones > 0 ? NUMERALS[ones] : ''}`
}
