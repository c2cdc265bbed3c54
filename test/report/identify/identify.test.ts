import { describe, expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { identify } from '../../../server/report/identify/identify.ts'
import type { ManifestEntry } from '../../../server/report/reference.ts'
import type { Form } from '../../../server/report/report.ts'
import { extraction, prose } from '../support/prose.ts'

const identityOf = (
  text: string,
  manifest: Partial<ManifestEntry> | null = null,
  form: Form = '2019',
  name?: string,
) => identify(prose(text, name), extraction(text, form), reference, manifest && { ...NOTHING, ...manifest })
const NOTHING: ManifestEntry = {
  agency: null,
  adcode: null,
  year: null,
  scope: null,
  url: null,
  published: null,
}

const who = (
  text: string,
  manifest: Partial<ManifestEntry> | null = null,
  form: Form = '2019',
  name?: string,
) => {
  const { agency, region, year, yearEvidence, scope } = identityOf(text, manifest, form, name)
  return [agency?.name ?? null, region?.adcode ?? null, year, agency?.evidence ?? null, yearEvidence, scope]
}
const notices = (text: string, manifest: Partial<ManifestEntry> | null = null, form: Form = '2019') =>
  identityOf(text, manifest, form).notices.map(({ rule, severity }) => `${rule} ${severity ?? ''}`.trim())
const reasons = (
  text: string,
  manifest: Partial<ManifestEntry> | null = null,
  form: Form = '2019',
  name?: string,
) => identityOf(text, manifest, form, name).reasons.map(({ code }) => code)

describe('titles', () => {
  test.each([
    [
      '沈阳市自然资源局 2020 年度 政府信息公开工作报告\n一、总体情况',
      '沈阳市自然资源局',
      '210100',
      2020,
      'own',
    ],
    [
      '根河市城市管理綜合執法局2020年政府信息公開工作年度報告\n一、總體情況',
      '根河市城市管理综合执法局',
      '150785',
      2020,
      'own',
    ],
    ['故城县教育局\n2020年政府信息公开工作年度报告\n一、总体情况', '故城县教育局', '131126', 2020, 'own'],
    ['2019年沈阳市房产局政府信息公开工作年度报告\n一、总体情况', '沈阳市房产局', '210100', 2019, 'own'],
    ['沈阳市房产局关于2020年政府信息公开工作情况的报告\n一、总体情况', '沈阳市房产局', '210100', 2020, 'own'],
    [
      '沈阳市房产局政府信息公开工作年度报告（2020年）\n本报告统计期限自2020年1月1日至2020年12月31日。',
      '沈阳市房产局',
      '210100',
      2020,
      'own',
    ],
    ['沈阳市房产局二〇二〇年政府信息公开年度报告\n一、总体情况', '沈阳市房产局', '210100', 2020, 'own'],
    [
      '当前位置：首页>信息公开\n发布日期：2021-01-20\n沈阳市沈河区人民政府2020年政府信息公开工作年度报告',
      '沈阳市沈河区人民政府',
      '210103',
      2020,
      'consolidated',
    ],
    ['沈阳市2020年政府信息公开工作年度报告\n一、总体情况', '沈阳市人民政府', '210100', 2020, 'consolidated'],
    [
      '沈阳市沈河区人民政府办公室2020年政府信息公开工作年度报告\n我办认真履职。',
      '沈阳市沈河区人民政府办公室',
      '210103',
      2020,
      'own',
    ],
    [
      '桐梓县夜郎镇2019年政府信息公开工作年度报告\n一、总体情况',
      '桐梓县夜郎镇人民政府',
      '520322',
      2019,
      'own',
    ],
    [
      '现公布根河市统计局2020年政府信息公开工作年度报告。\n一、总体情况',
      '根河市统计局',
      '150785',
      2020,
      'own',
    ],
    ['海门市财政局2019年政府信息公开工作年度报告\n一、总体情况', '海门市财政局', '320684', 2019, 'own'],
    [
      '浏览次数：1532  字号：[大] [中] [小]  联系电话：024-12345678\n沈阳市水务局2020年政府信息公开工作年度报告\n一、总体情况',
      '沈阳市水务局',
      '210100',
      2020,
      'own',
    ],
  ])('%s', (text, agency, adcode, year, scope) => {
    const [name, region, found, evidence, , own] = who(text)
    expect([name, region, found, evidence, own]).toEqual([agency, adcode, year, 'title', scope])
    expect(notices(text)).toEqual([])
    expect(reasons(text)).toEqual([])
  })

  test('the printed name is kept where it is in traditional characters', () => {
    const { agency } = identityOf('根河市城市管理綜合執法局2020年政府信息公開工作年度報告')
    expect(agency?.printed).toBe('根河市城市管理綜合執法局')
  })

  test('a report that is cited is no title', () => {
    const text = '一、总体情况\n编写了《沈阳市自然资源局2019年度政府信息公开工作报告》并公开。'
    expect(who(text).slice(0, 3)).toEqual([null, null, null])
  })
})

describe('period, compiler, signature', () => {
  const compiled = (area: string) =>
    `本报告由沈阳市沈河区人民政府办公室编制，统计期限从2020年1月1日到2020年12月31日止。\n一、总体情况\n${area}`

  test('an office that speaks for its district compiles the report of the government', () => {
    const text = compiled('全区各部门、各街道依法公开信息，我区公开政府信息13000余条。区政府各部门开展培训。')
    expect(who(text)).toEqual(['沈阳市沈河区人民政府', '210103', 2020, 'body', 'period', 'consolidated'])
    expect(notices(text)).toEqual([])
  })

  test('an office that speaks of itself reports on itself', () => {
    const text = compiled('我办公开信息120条。我办完善制度。本办公室设专人负责。')
    expect(who(text)).toEqual(['沈阳市沈河区人民政府办公室', '210103', 2020, 'body', 'period', 'own'])
  })

  test('a signature names the agency; its date is not the year', () => {
    const text = '一、总体情况\n2020年，我局公开信息30条。\n----\n特此报告。\n根河市统计局\n2021年1月20日'
    expect(who(text)).toEqual(['根河市统计局', '150785', 2020, 'signature', 'body', 'own'])
  })

  test('the period without its 年, and a period of two years', () => {
    expect(who('根河市统计局报告\n统计期限从20191月1日起到2019年12月31日止。')[2]).toBe(2019)
    expect(who('统计期限自2019年1月1日至2020年12月31日。')[2]).toBeNull()
  })
})

describe('what the text speaks of again and again', () => {
  const text =
    '一、总体情况\n2020年，沈阳市房产局落实各项要求。2020年，我局公开信息30条。制定《沈阳市房产局公开制度》、《沈阳市房产局保密审查制度》。按照《沈阳市人民政府办公厅2019年工作要点》办理。'

  test('is good enough, and marked', () => {
    expect(who(text)).toEqual(['沈阳市房产局', '210100', 2020, 'body', 'body', 'own'])
    expect(notices(text)).toEqual(['M-YEAR-INFERRED info', 'M-AGENCY-INFERRED info'])
  })

  test('plans and comparisons do not count for the year', () => {
    const plans =
      '一、总体情况\n2020年，我局公开信息30条。2021年将继续努力，2021年拟增加栏目，2021年计划培训。比2019年多。'
    expect(who(plans)[2]).toBe(2020)
  })
})

describe('what establishes nothing', () => {
  test('short forms and no year', () => {
    const text =
      '一、总体情况\n今年，我局推进公开。在“中国海门”网站公开区住建局职责。建立区住建局制度。海门区住房保障微平台。'
    expect(who(text)).toEqual([null, null, null, null, null, 'own'])
    expect(reasons(text)).toEqual(['year_not_stated', 'agency_not_established'])
    expect(notices(text)).toEqual(['M-YEAR-INFERRED', 'M-AGENCY-INFERRED'])
    expect(identityOf(text).reasons[1]?.message).toContain('区住建局')
  })

  test('a manifest completes it and silences the rules', () => {
    const text = '一、总体情况\n今年，我局推进公开。'
    const manifest = {
      agency: '南通市海门区住房和城乡建设局',
      adcode: '320614',
      year: 2020,
      scope: 'own' as const,
    }
    expect(who(text, manifest)).toEqual([
      '南通市海门区住房和城乡建设局',
      '320614',
      2020,
      'manifest',
      'manifest',
      'own',
    ])
    expect(notices(text, manifest)).toEqual([])
    expect(reasons(text, manifest)).toEqual([])
    expect(identityOf(text, manifest).agency).toMatchObject({
      sector: 'housing_urban_rural',
      level: 'county',
    })
  })

  test('a town or district of which there are several', () => {
    expect(reasons('大路镇人民政府2019年政府信息公开工作年度报告')).toEqual(['region_not_established'])
    expect(reasons('鼓楼区人民政府2020年政府信息公开工作年度报告')).toEqual(['region_not_established'])
    expect(
      who('鼓楼区教育局2020年政府信息公开工作年度报告\n在福州市教育局指导下开展工作。').slice(0, 2),
    ).toEqual(['鼓楼区教育局', '350102'])
    expect(who('区统计局2023年政府信息公开工作年度报告', null, '2021')[0]).toBeNull()
    expect(who('某区统计局2023年政府信息公开工作年度报告', null, '2021')[0]).toBeNull()
    expect(who('北京街道办事处2020年政府信息公开工作年度报告').slice(0, 2)).toEqual([null, null])
  })

  test('title and period that contradict each other', () => {
    const text = '根河市统计局2020年政府信息公开工作年度报告\n统计期限自2019年1月1日至2019年12月31日。'
    expect(who(text)[2]).toBeNull()
    expect(reasons(text)).toEqual(['year_conflict'])
    expect(who(text, { year: 2020 })[2]).toBe(2020)
  })

  test('two years of equal weight', () => {
    expect(reasons('根河市统计局\n2019年公开30条。2020年公开40条。')).toContain('year_conflict')
  })

  test('a file name is a weak witness, and marked', () => {
    const text = '一、总体情况\n统计期限自2020年1月1日至2020年12月31日。'
    expect(who(text, null, '2019', '根河市统计局2020年.txt').slice(0, 4)).toEqual([
      '根河市统计局',
      '150785',
      2020,
      'file_name',
    ])
    expect(
      identityOf(text, null, '2019', '根河市统计局2020年.txt').notices.map(({ rule, severity }) => [
        rule,
        severity,
      ]),
    ).toEqual([['M-AGENCY-INFERRED', undefined]])
  })
})

describe('a manifest', () => {
  const title = '根河市统计局2020年政府信息公开工作年度报告'
  test('goes before the title, and says so where they differ', () => {
    expect(who(title, { year: 2019 }).slice(0, 5)).toEqual([
      '根河市统计局',
      '150785',
      2019,
      'title',
      'manifest',
    ])
    expect(reasons(title, { year: 2019 })).toEqual(['manifest_differs'])
  })

  test('may give a region, or one that does not exist', () => {
    expect(who('大路镇人民政府2019年政府信息公开工作年度报告', { adcode: '469002' }).slice(0, 2)).toEqual([
      '大路镇人民政府',
      '469002',
    ])
    expect(reasons(title, { adcode: '999999' })).toEqual(['unknown_adcode'])
  })

  test('is believed about an agency whose region nobody knows', () => {
    expect(who('一、总体情况', { agency: '某机关', year: 2020 })).toEqual([
      '某机关',
      null,
      2020,
      'manifest',
      'manifest',
      'own',
    ])
  })
})

test('form and year that do not belong together', () => {
  expect(notices('根河市统计局2021年政府信息公开工作年度报告')).toEqual(['M-TEMPLATE-YEAR'])
  expect(notices('根河市统计局2020年政府信息公开工作年度报告', null, '2021')).toEqual(['M-TEMPLATE-YEAR'])
  expect(notices('根河市统计局2023年政府信息公开工作年度报告', null, '2021')).toEqual([])
})
