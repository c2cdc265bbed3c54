/**
 * What must travel with figures that leave the site: what was asked, of which state of the data, on what coverage,
 * under which terms, with which reservations. In both languages; every format takes its words from here.
 */
import type { AggregateAnswer } from '../../../db/queries/aggregate.ts'
import { agencyNames, regionNames } from '../../../db/queries/aggregate-labels.ts'
import type { AggregateQuestion } from '../../../db/queries/aggregate-question.ts'
import { dictionary, indicatorByCode } from '../../../db/reference/indicators.ts'
import type { Db } from '../../../db/schema.ts'
import type { Release } from '../release.ts'
import type { Wording } from '../problem.ts'
import { FILTER_LABELS, QUALITY_LABELS, SCOPE_RULES } from '../wording/figures.ts'
import { DIMENSION_LABELS, LEVEL_LABELS } from '../wording/labels.ts'
import { wordNote } from '../wording/notes.ts'

/** Beyond this many, a list of chosen agencies or regions is cut in words; the address has all of them. */
const LISTED = 20

export interface About {
  title: Wording
  release: Release
  /** The address that gives this answer, as JSON; with the host. */
  url: string
  /** The same, held to this release. */
  pinnedUrl: string
  /** Of the dictionary and of the description of the API. */
  dictionaryUrl: string
  apiUrl: string
  filters: { name: Wording; value: Wording }[]
  coverage: Wording
  notes: { code: string; message: Wording; indicators: string[] }[]
}

/** @param url absolute address of the answer as JSON, with its parameters in canonical order. */
export async function describeAnswer(
  db: Db,
  answer: AggregateAnswer,
  release: Release,
  url: string,
): Promise<About> {
  const { question, rows, total } = answer
  const { origin } = new URL(url)
  return {
    title: titleOf(question),
    release,
    url,
    pinnedUrl: `${url}${url.includes('?') ? '&' : '?'}release=${release.name}`,
    dictionaryUrl: `${origin}/api/v1/indicators`,
    apiUrl: `${origin}/api/docs`,
    filters: await filtersOf(db, question),
    coverage: {
      zh: `${rows.length === total ? '' : `${total} 行中的 `}${rows.length} 行；每一行都注明由几份报告、多少个已知机关而来`,
      en: `${rows.length === total ? '' : `${rows.length} of `}${total} ${total === 1 ? 'row' : 'rows'}; each says how many reports and agencies known stand behind it`,
    },
    notes: answer.notes.map(wordNote),
  }
}

/** 予以公开等9项，按机关，2020年 */
export function titleOf({ measures, by, years }: AggregateQuestion): Wording {
  const [first] = measures
  const label = (first && indicatorByCode.get(first.code)?.label) ?? { zh: '', en: '' }
  const span = years.length === 0 ? '' : years.length === 1 ? `${years[0]}` : `${years[0]}–${years.at(-1)}`
  const split = (lang: 'zh' | 'en') => by.map((dimension) => DIMENSION_LABELS[dimension]?.[lang] ?? dimension)
  const others = measures.length - 1
  return {
    zh: [
      others > 0 ? `${label.zh}等${measures.length}项` : label.zh,
      by.length > 0 ? `按${split('zh').join('、')}` : '合计',
      span && `${span}年`,
    ]
      .filter((part) => part !== '')
      .join('，'),
    en: [
      others > 0 ? `${label.en} and ${others} more` : label.en,
      by.length > 0 ? `by ${split('en').join(', ').toLowerCase()}` : 'in total',
      span,
    ]
      .filter((part) => part !== '')
      .join(', '),
  }
}

async function filtersOf(db: Db, question: AggregateQuestion): Promise<About['filters']> {
  const { within, level, years, sector, agency, agencyLevel, applicant, scope, quality } = question
  const same = (text: string): Wording => ({ zh: text, en: text })
  const named = (items: readonly string[]): Wording => {
    const more = items.length - LISTED
    const listed = items.slice(0, LISTED)
    return {
      zh: listed.join('、') + (more > 0 ? `，另 ${more} 个` : ''),
      en: listed.join(', ') + (more > 0 ? ` and ${more} more` : ''),
    }
  }
  const all: Wording = { zh: '不限', en: 'all' }
  const regions = regionNames(db, within.slice(0, LISTED))
  const agencies = agencyNames(db, agency.slice(0, LISTED))
  const sectors = await db
    .selectFrom('sector')
    .selectAll()
    .where('code', 'in', [...sector, ''])
    .execute()
  const sectorNames = (lang: 'zh' | 'en') =>
    sector.map((code) => sectors.find((entry) => entry.code === code)?.[lang] ?? code)
  const applicantNames = (lang: 'zh' | 'en') =>
    applicant.map((code) => dictionary.applicants.find((entry) => entry.code === code)?.label[lang] ?? code)
  return [
    {
      name: FILTER_LABELS.within,
      value:
        within.length === 0
          ? { zh: '全国', en: 'the whole country' }
          : named(within.map((code) => `${regions.get(code)?.name ?? ''} ${code}`.trim())),
    },
    ...(level === null ? [] : [{ name: FILTER_LABELS.level, value: LEVEL_LABELS[level] ?? same(level) }]),
    { name: FILTER_LABELS.years, value: years.length === 0 ? all : named(years.map(String)) },
    {
      name: FILTER_LABELS.sector,
      value: sector.length === 0 ? all : { zh: named(sectorNames('zh')).zh, en: named(sectorNames('en')).en },
    },
    {
      name: FILTER_LABELS.agency,
      value:
        agency.length === 0
          ? all
          : named(agency.map((id) => `${agencies.get(id)?.name ?? ''} (${id})`.trim())),
    },
    {
      name: FILTER_LABELS.agencyLevel,
      value: agencyLevel === null ? all : (LEVEL_LABELS[agencyLevel] ?? same(agencyLevel)),
    },
    {
      name: FILTER_LABELS.applicant,
      value:
        applicant.length > 0
          ? { zh: named(applicantNames('zh')).zh, en: named(applicantNames('en')).en }
          : question.by.includes('applicant')
            ? { zh: '六类申请人', en: 'the six types' }
            : { zh: '总计', en: 'total' },
    },
    { name: FILTER_LABELS.scope, value: SCOPE_RULES[scope] ?? same(scope) },
    { name: FILTER_LABELS.quality, value: QUALITY_LABELS[quality] },
  ]
}
