/** The reader's question, what the API answers to it, and how it is drawn: what the page and its embedding share. */
import type { Aggregates, AggregatesQuery } from '../../../server/http/contract/aggregates.ts'
import { apiUrl, csvUrl, readAggregates } from '../../api.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import type { Kind } from '../../charts/kinds.ts'
import { formatYearList } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { i18n } from '../../messages/i18n.svelte.ts'
import { catalogue } from '../../view/catalogue.svelte.ts'
import { chartWords } from '../../view/chart-words.ts'
import { coverageOf } from '../../view/compare-coverage.ts'
import { compareData, wholeOfAnswer } from '../../view/compare-data.ts'
import { droppedFrom, fitView } from '../../view/compare-fit.ts'
import { offersOf, pictureOf, splitsOf, type Given } from '../../view/compare-pictures.ts'
import {
  axesOf,
  codesOf,
  compareQuery,
  leadersQuery,
  needsLeaders,
  splitOf,
  wholeQuery,
  yearsOf,
} from '../../view/compare-query.ts'
import {
  COMPARE_DEFAULTS,
  formatCompareView,
  MAX_PINS,
  parseCompareView,
  type AskedView,
} from '../../view/compare-view.ts'
import { embedAddress } from '../../view/embed-address.ts'
import { measureOf, singleOf } from '../../view/measures.ts'
import { RegionChoice } from '../../view/region-choice.svelte.ts'
import { resource, type Request } from '../../view/resource.svelte.ts'
import { router } from '../../view/router.svelte.ts'
import { sentenceOf } from '../../view/sentence.ts'
import { keepLanguage } from '../../view/keep-language.ts'

const known = (code: string) => catalogue.indicators.has(code)

/** To be made while a component is being set up. */
export class Explorer {
  /** The view as the address has it, and as the reports can answer it. */
  readonly asked = $derived(parseCompareView(router.search))
  readonly given = $derived<Given>({
    years: catalogue.meta.years.length,
    agencies: catalogue.meta.counts.agencies,
    indicators: catalogue.indicators,
  })
  readonly measure = $derived(
    measureOf(this.asked.show, catalogue.indicators) ??
      measureOf(COMPARE_DEFAULTS.show, catalogue.indicators)!,
  )
  readonly view = $derived(fitView(this.asked, this.measure, this.given))
  readonly offers = $derived(offersOf(this.measure, this.view, this.given))
  readonly splits = $derived(splitsOf(this.measure, this.view.by, this.given))
  readonly picture = $derived(pictureOf(this.measure, this.view, this.given, this.view.picture))
  readonly latest = $derived(catalogue.latestYear)
  readonly years = $derived(yearsOf(this.view, this.picture, this.latest))
  readonly codes = $derived(codesOf(this.view, this.measure, this.picture, known))
  readonly axes = $derived(axesOf(this.view, this.measure, known))
  readonly regions = new RegionChoice(() => this.view.within)

  /** Where pairs of agencies are drawn: which agencies. */
  readonly #leaders = resource(() => {
    if (!needsLeaders(this.view, this.picture)) return null
    const query = leadersQuery(this.view, this.measure, this.latest, this.picture)
    return (signal) => readAggregates(query, signal)
  })
  readonly answer = resource(
    (): Request<Aggregates> | null => {
      const asked = this.query
      return asked && this.latest !== null ? (signal) => readAggregates(asked, signal) : null
    },
    ({ rows }) => rows.every((row) => row.reports === 0),
  )

  readonly query = $derived.by((): AggregatesQuery | null => {
    const { view, measure, picture, latest } = this
    if (!needsLeaders(view, picture)) return compareQuery(view, measure, picture, latest, [], known)
    const found = this.#leaders.data?.rows.flatMap((row) => row.agency?.id ?? [])
    if (!found) return null
    const limit = picture === 'lines' ? MAX_PINS : view.rows
    const leaders = [...view.pins, ...found.filter((id) => !view.pins.includes(id))].slice(0, limit)
    return compareQuery(view, measure, picture, latest, leaders, known)
  })
  /** More subjects than an answer holds: how all of them lie is asked for besides. */
  readonly #whole = resource(() => {
    const { data } = this.answer
    if (!data || data.total <= data.rows.length) return null
    const query = wholeQuery(this.view, this.measure, this.picture, this.latest)
    return query && ((signal) => readAggregates(query, signal))
  })
  readonly leadersFailed = $derived(
    needsLeaders(this.view, this.picture) && this.#leaders.condition.kind === 'failed' ? this.#leaders : null,
  )

  /** Names. Inside a topic the short ones do; an indicator alone keeps its full one. */
  readonly name = $derived(
    this.measure.topic
      ? i18n.t.topic[this.measure.topic]
      : catalogue.label(this.measure.codes[0] ?? this.measure.key, i18n.lang),
  )
  readonly words = $derived.by(() => {
    const words = chartWords(i18n.t, i18n.lang)
    const alone = this.codes.length === 1 || this.picture === 'scatter' || this.measure.topic === null
    return alone ? { ...words, label: (code: string) => catalogue.label(code, i18n.lang) } : words
  })
  readonly place = $derived(
    this.view.within.length > 0
      ? i18n.t.list(this.regions.chosen(this.view.within).map((region) => region.name))
      : i18n.t.filter.regionAll,
  )
  readonly title = $derived.by(() => {
    const { heading, splits } = i18n.t.compare
    const { view, picture } = this
    const subject = i18n.t.subject[view.by]
    const single = catalogue.label(this.codes[0] ?? '', i18n.lang)
    const split = splitOf(view, picture)
    if (picture === 'flow') return heading.flow
    if (picture === 'tiles') return heading.tiles(single)
    if (picture === 'dots') return heading.dots(single, subject)
    if (picture === 'funnel') return heading.funnel(single, subject)
    if (picture === 'scatter')
      return heading.scatter(single, catalogue.label(this.axes.y, i18n.lang), subject)
    if (picture === 'lines' && view.by !== 'year' && split === 'year') return heading.lines(single, subject)
    if (split) return heading.split(single, subject, splits[split])
    return view.by === 'year' ? heading.byYear(this.name) : heading.ranked(this.name, subject)
  })
  readonly subtitle = $derived.by(() => {
    const { t, lang } = i18n
    const unit = catalogue.unit(this.codes[0] ?? '')
    const when = this.years.length > 0 ? formatYearList(this.years, lang) : null
    const applicants = this.view.applicant.map(
      (code) => catalogue.applicants.find((one) => one.code === code)?.label[lang] ?? code,
    )
    const { view } = this
    // What narrows the figures is said wherever they go: a picture in another site has no filters beside it.
    const sectors = view.sector.map(
      (code) => catalogue.sectors.find((one) => one.code === code)?.label[lang] ?? code,
    )
    const narrowed = [
      ...(sectors.length > 0 ? [t.list(sectors)] : []),
      ...(view.agencyLevel ? [t.level[view.agencyLevel]] : []),
      ...(view.scope === 'auto' ? [] : [t.filter.scopes[view.scope]]),
      ...(view.quality === 'all' ? [] : [t.filter.qualities[view.quality]]),
      ...(view.only ? [t.compare.onlyPinned] : []),
    ]
    const rows = this.answer.data?.rows.length ?? 0
    const counted = !splitOf(this.view, this.picture) && this.view.by !== 'year' && this.picture !== 'flow'
    return [
      when === null ? t.compare.wholeAll(this.place) : t.compare.whole(this.place, when),
      ...narrowed,
      ...(applicants.length > 0 ? [t.list(applicants)] : []),
      ...(this.picture === 'shares' || this.picture === 'scatter' ? [] : [t.unit[unit]]),
      ...(counted && rows > 1 ? [`n=${formatCount(rows, lang)}`] : []),
    ].join(' · ')
  })

  /** The indicator that small multiples and the mark looked at are followed in. */
  readonly single = $derived(singleOf(this.measure) ?? this.measure.codes[0]!)

  readonly data = $derived.by((): ChartData | null => {
    const { data } = this.answer
    if (!data) return null
    const chart = compareData(data, this.view, this.measure, this.picture, this.words, known)
    if (data.total <= data.rows.length || !this.#whole.data) return chart
    return { ...chart, whole: wholeOfAnswer(this.#whole.data, this.view.split, this.single, this.words) }
  })
  readonly kind = $derived.by((): Kind => {
    if (this.picture !== 'lines') return this.picture
    return this.data && this.data.categories.length < 2 ? 'table' : 'lines'
  })
  readonly breaks = $derived(catalogue.breaks(this.codes, i18n.lang))
  readonly notes = $derived.by(() => {
    if (!this.answer.data) return []
    const { t, lang } = i18n
    const { rows, total } = this.answer.data
    const n = (value: number) => formatCount(value, lang)
    const { view, measure, picture } = this
    const drawn = this.data?.series.length ?? 0
    const sortedBeside =
      view.by !== 'year' &&
      view.order !== 'name' &&
      (picture === 'bars' || picture === 'shares' || picture === 'stacks' || picture === 'table') &&
      !splitOf(view, picture) &&
      !this.codes.includes(measure.sort)
    return [
      ...droppedFrom(this.asked, view).map((one) => t.compare.dropped[one]),
      ...(picture === 'lines' && this.kind === 'table' ? [t.compare.oneYearLines] : []),
      ...(picture === 'lines' && view.by !== 'year' && drawn >= MAX_PINS
        ? [t.compare.linesTop(n(drawn))]
        : []),
      ...(sortedBeside ? [t.compare.sortedBy(catalogue.label(measure.sort, lang))] : []),
      ...(total > rows.length ? [t.figure.shown(n(rows.length), n(total))] : []),
      ...[...this.answer.data.notes, ...(this.data?.whole ? (this.#whole.data?.notes ?? []) : [])].map(
        (note) => note.message[lang],
      ),
    ]
  })
  readonly coverage = $derived.by(() => {
    const { t, lang } = i18n
    const n = (value: number) => formatCount(value, lang)
    const split = splitOf(this.view, this.picture)
    const byApplicant = this.picture === 'flow' || split === 'applicant' || this.view.by === 'applicant'
    const { reports, agencies, years } = coverageOf(this.answer.data?.rows ?? [], byApplicant)
    return years.length > 0
      ? t.figure.coverageYears(n(reports), formatYearList(years, lang))
      : t.figure.coverage(n(reports), n(agencies))
  })
  readonly sentence = $derived(
    this.data ? sentenceOf(this.data, this.kind === 'table' ? 'table' : this.picture, i18n.lang, i18n.t) : '',
  )
  readonly csv = $derived(this.query ? csvUrl(this.query, i18n.lang) : undefined)
  readonly xlsx = $derived(
    this.query ? apiUrl('/aggregates', { ...this.query, format: 'xlsx', header: i18n.lang }) : undefined,
  )
  readonly json = $derived(this.query ? apiUrl('/aggregates', this.query) : undefined)

  /** Of this question, or of one that differs from it. */
  address(change: Partial<AskedView> = {}): string {
    const asked = { ...this.asked, by: this.view.by, ...change }
    return `/compare${keepLanguage(formatCompareView(asked), router.search)}`
  }
  /** The chart alone, in the language of the reader. */
  readonly embed = $derived(embedAddress(this.address(), i18n.lang))

  /** Whom the question is about is written down with the first choice: the link must mean the same elsewhere. */
  choose = (change: Partial<AskedView>, options: { replace?: boolean } = {}): void => {
    router.choose(formatCompareView({ ...this.asked, by: this.view.by, ...change }), options)
  }
}
