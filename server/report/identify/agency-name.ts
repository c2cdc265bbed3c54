/** What an agency's name says: region, level, sector. */
import type { Reference, RegionRow } from '../reference.ts'
import type { Level } from '../report.ts'
import { NATIONAL_BODY, NATIONAL_PREFIX, TOWNSHIP_NAME, ZONE_BODY } from './name-words.ts'
import { RegionIndex } from './region-index.ts'
import { beginsWithSector, matchSector } from './sector.ts'

export interface AgencyName {
  name: string
  /** Innermost regions that the name may mean: none, one, or several of the same name. */
  regions: RegionRow[]
  level: Level | null
  sector: string
  sectors: string[]
  /** The name without regions and prefixes of the centre. */
  core: string
}

const indexes = new WeakMap<Reference, RegionIndex>()

export function regionIndex(reference: Reference): RegionIndex {
  const index = indexes.get(reference) ?? new RegionIndex(reference.regions)
  indexes.set(reference, index)
  return index
}

/** Bodies whose place is written without its suffix and that no sector's word names: 沈阳海关. */
const PLACED_BODY = /^(?:海关|海事局|调查(?:总)?队|铁路|机场|航道)/

/** 沈阳市公安局沈河分局: the branch names its district after the bureau. */
const BRANCH = /^.+?(?:局|委员会|委|队)(.{2,10}?)(?:分局|分中心|大队)$/

/** Reads a name in simplified characters; `year` chooses among codes of the same name. */
export function readAgencyName(text: string, reference: Reference, year: number | null): AgencyName {
  const name = text.replace(/\s+/g, '')
  const index = regionIndex(reference)
  let rest = name
  const prefix = NATIONAL_PREFIX.exec(name)?.[0] ?? ''
  if (prefix !== '' && startsWithRegion(name.slice(prefix.length), reference, year)) {
    rest = name.slice(prefix.length)
  }
  const stripped = stripRegions(rest, reference, year)
  let { regions } = stripped
  let core = stripped.rest
  // 县退役军人事务局 → 退役军人事务局, but 市场监督管理局 keeps its 市.
  if (/^[省市县区旗盟]../.test(core) && !beginsWithSector(core, reference.sectors)) {
    if (beginsWithSector(core.slice(1), reference.sectors)) core = core.slice(1)
  }
  core = core.replace(/^(?:人民)?政府(?!办公?[室厅]?$)(?=.{2})/, '')
  const inner = BRANCH.exec(core)?.[1]
  if (inner !== undefined && regions.length > 0) {
    const branch = index.startingFull(inner, regions, year) ?? index.startingShort(inner, regions, year)
    if (branch && branch.length === inner.length) regions = branch.rows
  }
  regions = [...new Set(regions.map((row) => index.inYear(row, year)))]
  const { primary, further } = matchSector(core === '' ? '人民政府' : core, reference.sectors)
  return { name, regions, level: levelOf(name, core, regions), sector: primary, sectors: further, core }
}

function startsWithRegion(text: string, reference: Reference, year: number | null): boolean {
  return stripRegions(text, reference, year).regions.length > 0
}

/** Takes the names of regions off the front, each inside the one before. */
function stripRegions(
  text: string,
  reference: Reference,
  year: number | null,
): { regions: RegionRow[]; rest: string } {
  const index = regionIndex(reference)
  let regions: RegionRow[] = []
  let rest = text
  for (;;) {
    const full = index.startingFull(rest, regions, year)
    if (full && (regions.length > 0 || full.length > 2 || /^.[县旗]/.test(rest))) {
      regions = full.rows
      rest = rest.slice(full.length)
      continue
    }
    const short = index.startingShort(rest, regions, year)
    if (!short) break
    const after = rest.slice(short.length)
    const reason =
      beginsWithSector(after, reference.sectors) ||
      PLACED_BODY.test(after) ||
      index.startingFull(after, short.rows, year) !== null
    if (!reason) break
    regions = short.rows
    rest = after
  }
  return { regions, rest }
}

function levelOf(name: string, core: string, regions: readonly RegionRow[]): Level | null {
  if (TOWNSHIP_NAME.test(core) && core.replace(TOWNSHIP_NAME, '') !== '') return 'township'
  const [region] = regions
  if (region?.level === 'development_zone' || ZONE_BODY.test(core)) return 'special'
  if (region) return region.level === 'country' ? 'national' : region.level
  if (NATIONAL_BODY.test(name)) return 'national'
  if (/^[县区旗]/.test(name)) return 'county'
  return /^省|厅$/.test(name) ? 'province' : null
}
