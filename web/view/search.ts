/** The search box of the site: agencies, regions and indicators by name. */
import { readSearch } from '../api.ts'
import type { SuggestionGroup } from '../components/suggest.ts'
import { formatCount, type Lang } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import { catalogue } from './catalogue.svelte.ts'
import { TOPICS } from './measures.ts'
import { OTHER_NAMES } from './other-names.ts'
import { formatSearchView, NO_SEARCH } from './search-view.ts'
import { soundsLike } from './sounds.ts'

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

/**
 * Topics and indicators whose name or code holds every word of the text, in either language, or whose Chinese name is
 * read so; all of them for ''. Looser readings are offered only where nothing fits better.
 */
export function findMeasures(
  text: string,
  lang: Lang,
  t: Messages,
): { value: string; label: string; topic: boolean }[] {
  const wanted = text.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const topics = TOPICS.map((topic) => ({
    value: topic as string,
    label: t.topic[topic],
    topic: true,
    names: [t.topic[topic]],
  }))
  const indicators = [...catalogue.indicators.values()].map(({ code, label }) => ({
    value: code,
    label: label[lang],
    topic: false,
    names: [label.zh, ...(OTHER_NAMES[code]?.split(' ') ?? []), label.en],
  }))
  const fits = [...topics, ...indicators].map((option) => ({
    option,
    fit: Math.min(HELD, ...wanted.map((word) => fitOf(word, option.value, option.names))),
  }))
  const least = Math.min(2, Math.max(...fits.map(({ fit }) => fit)))
  return fits.flatMap(({ option: { value, label, topic }, fit }) =>
    fit > 0 && fit >= least ? [{ value, label, topic }] : [],
  )
}

/** The word stands in the code or a name. Sounding like one is less: see `soundsLike`. */
const HELD = 3

function fitOf(word: string, code: string, names: readonly string[]): number {
  if ([code, ...names].some((name) => name.toLowerCase().includes(word))) return HELD
  return Math.max(...names.map((name) => soundsLike(name, word)))
}
