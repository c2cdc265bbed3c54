/** The search box of the site: agencies, regions and indicators by name. */
import { readSearch } from '../api.ts'
import type { SuggestionGroup } from '../components/suggest.ts'
import { formatCount, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import { catalogue } from './catalogue.svelte.ts'
import { TOPICS } from './measures.ts'
import { formatSearchView, NO_SEARCH } from './search-view.ts'

const LIMIT = 6

/** Values are addresses within the site. */
export async function searchSite(
  text: string,
  signal: AbortSignal,
  lang: Lang,
  t: Messages,
): Promise<SuggestionGroup[]> {
  if (!text) return []
  const [{ agencies, ...some }, { regions, ...others }] = await Promise.all([
    readSearch({ q: text, kind: 'agencies', limit: LIMIT }, signal),
    readSearch({ q: text, kind: 'regions', limit: LIMIT }, signal),
  ])
  const indicators = findMeasures(text, lang, t)
  return [
    {
      heading: t.search.agencies,
      suggestions: agencies.map((agency) => ({
        value: `/agency/${agency.id}`,
        label: agency.name,
        detail: agency.path.map((region) => region.name).join(' › '),
      })),
      more: some.total - agencies.length,
    },
    {
      heading: t.search.regions,
      suggestions: regions.map((region) => ({
        value: `/region/${region.adcode}`,
        label: region.name,
        detail: [
          ...region.path.slice(0, -1).map(({ name }) => name),
          t.searchPage.agencies(formatCount(region.agencies, lang)),
        ].join(' › '),
      })),
      more: others.total - regions.length,
    },
    {
      heading: t.search.indicators,
      suggestions: indicators
        .slice(0, LIMIT)
        .map(({ value, label }) => ({ value: `/compare?show=${value}`, label })),
      more: Math.max(0, indicators.length - LIMIT),
    },
    {
      heading: t.searchPage.everywhere,
      suggestions: [
        {
          value: `/search${formatSearchView({ ...NO_SEARCH, q: text })}`,
          label: t.searchPage.inText(text),
        },
      ],
    },
  ]
}

/** Topics and indicators whose name or code holds the text, in either language; all of them for ''. */
export function findMeasures(
  text: string,
  lang: Lang,
  t: Messages,
): { value: string; label: string; topic: boolean }[] {
  const wanted = text.trim().toLowerCase()
  const topics = TOPICS.map((topic) => ({
    value: topic as string,
    label: t.topic[topic],
    topic: true,
    also: '',
  }))
  const indicators = [...catalogue.indicators.values()].map(({ code, label }) => ({
    value: code,
    label: label[lang],
    topic: false,
    also: `${label.zh} ${label.en}`,
  }))
  return [...topics, ...indicators].filter(({ value, label, also }) =>
    `${value} ${label} ${also}`.toLowerCase().includes(wanted),
  )
}
