/** Search in a small world: names, texts, filters, pages; and the index kept in step with what is loaded. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeDocument, withdrawReport } from '../../db/load.ts'
import { checkSearch, type SearchFilters } from '../../db/queries/search-filters.ts'
import { searchAgencies, searchRegions } from '../../db/queries/search-names.ts'
import { searchSections } from '../../db/queries/search-sections.ts'
import { refreshSearch } from '../../db/search/store.ts'
import type { Db } from '../../db/schema.ts'
import { emptyDatabase } from '../support/database.ts'
import { buildReport, type ReportSpec } from '../support/report.ts'
import { LOADED_AT } from '../support/world.ts'

let db: Db

/** A report whose narrative is this. */
async function store(spec: ReportSpec, ...texts: string[]) {
  const built = buildReport(spec)
  const sections = texts.map((text, i) => ({
    no: i + 1,
    title: i === 0 ? '总体情况' : '其他需要报告的事项',
    text,
    at: { start: 0, end: 0 },
  }))
  const report = { ...built.report, sections }
  const { reportId } = await storeDocument(db, { ...built, report, stated: false, now: LOADED_AT })
  return reportId!
}

beforeAll(async () => {
  db = await emptyDatabase()
  await refreshSearch(db)
  await store({ agency: '沈阳市教育局', sector: 'education' }, '全年受理信访举报3件。', '未收取信息处理费。')
  await store(
    { agency: '沈阳市教育局', sector: 'education', year: 2021 },
    '加强政务新媒体建设。',
    '信访事项依法办理。',
  )
  await store({ agency: '沈阳市沈河区财政局', sector: 'finance', region: '210103' }, '组织信\n访业务培训。')
  await store({ agency: '重庆市渝中区教育局', sector: 'education', region: '500103' }, '公开平台建设。')
  await store(
    { agency: '大连市人民政府', sector: 'government', region: '210200', scope: 'consolidated' },
    'AB系统上线，发布2020年公报。',
  )
})
afterAll(() => db.destroy())

const agencies = async (q: string, filters: SearchFilters = {}, limit = 20) =>
  (await searchAgencies(db, { q, limit, filters: await checkSearch(db, filters) })).rows.map(
    ({ name }) => name,
  )
const regions = async (q: string) =>
  (await searchRegions(db, { q, limit: 5, filters: await checkSearch(db, {}) })).rows.map(({ name }) => name)
const texts = async (q: string, filters: SearchFilters = {}, limit = 20, cursor?: string) =>
  searchSections(db, { q, limit, cursor, filters: await checkSearch(db, filters) })
const places = async (q: string, filters: SearchFilters = {}) =>
  (await texts(q, filters)).rows.map(({ agency, year, section }) => `${agency.name} ${year} ${section.no}`)

describe('agencies', () => {
  test.each([
    ['沈阳市教育局', ['沈阳市教育局']],
    ['教育局', ['沈阳市教育局', '重庆市渝中区教育局']],
    ['沈阳教育局', ['沈阳市教育局']],
    ['沈阳 财政', ['沈阳市沈河区财政局']],
    ['育', ['沈阳市教育局', '重庆市渝中区教育局']],
    ['大连市政府', ['大连市人民政府']],
    ['sysjyj', ['沈阳市教育局']],
    ['jyj', ['沈阳市教育局', '重庆市渝中区教育局']],
    ['shenyang', ['沈阳市教育局', '沈阳市沈河区财政局']],
    ['ShenYang', ['沈阳市教育局', '沈阳市沈河区财政局']],
    ['shenya', ['沈阳市教育局', '沈阳市沈河区财政局']],
    ['chongqing', ['重庆市渝中区教育局']],
    ['jiaoyuju', ['沈阳市教育局', '重庆市渝中区教育局']],
    ['沈教', []],
    ['zhongqing', ['重庆市渝中区教育局']],
    ['beijing', []],
    ['"', []],
  ])('%s', async (q, names) => {
    expect(await agencies(q)).toEqual(names)
  })

  test('filtered like everything else', async () => {
    expect(await agencies('教育局', { within: '210000' })).toEqual(['沈阳市教育局'])
    expect(await agencies('局', { sector: 'finance' })).toEqual(['沈阳市沈河区财政局'])
    expect(await agencies('教育局', { years: '2021' })).toEqual(['沈阳市教育局'])
    expect(await agencies('局', { agencyLevel: 'county' })).toEqual([
      '沈阳市沈河区财政局',
      '重庆市渝中区教育局',
    ])
  })

  test('page by page, each once', async () => {
    const filters = await checkSearch(db, {})
    const first = await searchAgencies(db, { q: '市', limit: 2, filters })
    expect([first.total, first.more, first.rows.length]).toEqual([4, false, 2])
    const second = await searchAgencies(db, { q: '市', limit: 2, filters, cursor: first.next! })
    expect(second.next).toBeNull()
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
    await expect(searchAgencies(db, { q: '市', limit: 2, filters, cursor: 'x' })).rejects.toMatchObject({
      parameter: 'cursor',
    })
  })
})

describe('regions', () => {
  test.each([
    ['沈河', ['沈河区']],
    ['沈阳市沈河', ['沈河区']],
    ['neimenggu', ['内蒙古自治区']],
    ['210103', ['沈河区']],
  ])('%s', async (q, names) => {
    expect((await regions(q)).slice(0, names.length)).toEqual(names)
  })

  test('initials, the larger first', async () => {
    expect(await regions('sys')).toContain('沈阳市')
  })
})

describe('text', () => {
  test('words of two characters, broken lines included, the newest first', async () => {
    expect(await places('信访')).toEqual([
      '沈阳市教育局 2021 2',
      '沈阳市教育局 2020 1',
      '沈阳市沈河区财政局 2020 1',
    ])
  })

  test('parts separated by blanks must all be found, in one section', async () => {
    expect(await places('信访 举报')).toEqual(['沈阳市教育局 2020 1'])
    expect(await places('信访 处理费')).toEqual([])
  })

  test.each([
    ['访举', ['沈阳市教育局 2020 1']],
    ['政务新媒体', ['沈阳市教育局 2021 1']],
    ['ab', ['大连市人民政府 2020 1']],
    ['2020年公报', ['大连市人民政府 2020 1']],
    ['件未', []],
    ['不存在', []],
  ])('%s', async (q, found) => {
    expect(await places(q)).toEqual(found)
  })

  test('titles count too', async () => {
    expect((await places('其他需要报告')).length).toBe(2)
  })

  test('filters, and pages', async () => {
    expect(await places('信访', { years: '2021' })).toEqual(['沈阳市教育局 2021 2'])
    expect(await places('信访', { within: '210103' })).toEqual(['沈阳市沈河区财政局 2020 1'])
    expect(await places('信访', { sector: 'education', years: '2020' })).toEqual(['沈阳市教育局 2020 1'])
    const first = await texts('信访', {}, 2)
    const second = await texts('信访', {}, 2, first.next!)
    expect([first.total, first.rows.length, second.rows.length, second.next]).toEqual([3, 2, 1, null])
    expect(second.rows[0]!.agency.name).toBe('沈阳市沈河区财政局')
  })

  test('the passage is given, with the hit apart', async () => {
    const [, hit] = (await texts('信访')).rows
    expect(hit!.snippet).toEqual([
      { text: '全年受理', hit: false },
      { text: '信访', hit: true },
      { text: '举报3件。', hit: false },
    ])
  })
})

describe('in step with what is loaded', () => {
  test('a replaced report is found by what it says now, a withdrawn one not at all', async () => {
    const spec: ReportSpec = { agency: '鞍山市水利局', region: '210300' }
    await store(spec, '防汛抗旱信息。')
    expect(await places('防汛')).toHaveLength(1)
    const id = await store({ ...spec, edition: '更正', name: 'b.txt' }, '水资源公报。')
    expect([await places('防汛'), await places('水资源')]).toEqual([[], ['鞍山市水利局 2020 1']])
    expect(await agencies('鞍山')).toEqual(['鞍山市水利局'])
    await withdrawReport(db, id, LOADED_AT)
    expect([await places('水资源'), await agencies('鞍山'), await agencies('slj')]).toEqual([[], [], []])
  })

  test('rebuilt from the tables it finds the same', async () => {
    const before = [await places('信访'), await agencies('jyj'), await regions('沈河')]
    expect(await refreshSearch(db)).toBe(false)
    await db.deleteFrom('meta').where('key', '=', 'search').execute()
    await db.deleteFrom('section_words').execute()
    expect([await refreshSearch(db), await refreshSearch(db)]).toEqual([true, false])
    expect([await places('信访'), await agencies('jyj'), await regions('沈河')]).toEqual(before)
  })

  test('agencies that came past the index are taken up', async () => {
    await db
      .insertInto('agency')
      .values({ name: '抚顺市林业局', region: '210400', sector: 'other', level: null })
      .execute()
    expect(await agencies('林业')).toEqual([])
    expect(await refreshSearch(db)).toBe(true)
    expect(await agencies('fslyj')).toEqual(['抚顺市林业局'])
  })
})
