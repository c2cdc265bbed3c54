/** Made-up figures for the page of the design: every kind of chart in every state that data can put it in. Pure. */
import { NO_POINT, withShares, type Category, type ChartData, type Point } from '../../charts/chart-data.ts'
import type { Kind } from '../../charts/kinds.ts'
import { PROVINCE_TILES } from '../../charts/province-tiles.ts'
import { entityRole, rolesOf, type Role } from '../../charts/roles.ts'
import type { Lang } from '../../format/number.ts'
import { FLOW_IN, FLOW_OUT } from '../../view/compare-query.ts'
import { OUTCOMES } from '../../view/overview-queries.ts'

/** What can befall a chart. `usual` is the state that everything is designed for. */
export const STATES = ['usual', 'one', 'none', 'gaps', 'zeros', 'small', 'long', 'many'] as const
export type State = (typeof STATES)[number]

export const PICTURES: readonly Exclude<Kind, 'table'>[] = [
  'bars',
  'shares',
  'stacks',
  'lines',
  'heat',
  'scatter',
  'dots',
  'funnel',
  'flow',
  'tiles',
  'multiples',
]

/** As many as the state asks for, within what the picture is ever given: the service answers with 10,000 rows at most. */
const MANY: Record<Exclude<Kind, 'table'>, number> = {
  bars: 200,
  shares: 200,
  stacks: 200,
  lines: 8,
  heat: 200,
  scatter: 10_000,
  dots: 10_000,
  funnel: 10_000,
  flow: 6,
  tiles: 34,
  multiples: 8,
}

const LONG: Record<Lang, string> = {
  zh: '某某某自治州某某某哈萨克族自治县人力资源和社会保障局（医疗保障局、退役军人事务局）',
  en: 'Bureau of Human Resources, Social Security, Healthcare Security and Veterans Affairs of the Autonomous County of Somewhere',
}
const NAME: Record<Lang, (n: number) => string> = { zh: (n) => `第${n}机关`, en: (n) => `Agency ${n}` }

/** The same numbers each time: a page that is compared with its own picture may not vary. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

export interface Labels {
  lang: Lang
  /** Label of an indicator. */
  indicator: (code: string) => string
  applicants: readonly { code: string; label: string }[]
}

/** @param draw a number from 0 to 1, a new one each time */
function pointIn(state: State, draw: () => number, index: number, ratio: boolean): Point {
  if (state === 'gaps' && index % 3 === 1) return { ...NO_POINT, missing: 1 }
  const size = draw()
  if (!ratio) {
    const value = state === 'zeros' ? 0 : Math.round(state === 'small' ? size * 6 : 20 + size ** 3 * 4000)
    return { ...NO_POINT, value }
  }
  const denominator = state === 'small' ? 1 + Math.round(size * 15) : 5 + Math.round(size ** 3 * 4000)
  const share = state === 'zeros' ? 0 : Math.min(1, Math.max(0, 0.45 + (draw() - 0.5) * 0.8))
  const numerator = Math.round(denominator * share)
  const value = numerator / denominator
  const spread = 1.96 * Math.sqrt((value * (1 - value)) / denominator + 0.25 / denominator ** 2)
  const rate = {
    numerator,
    denominator,
    low: Math.max(0, value - spread),
    high: Math.min(1, value + spread),
  }
  return { ...NO_POINT, value, rate }
}

const category = (key: string, label: string): Category => ({
  key,
  label,
  scope: 'own',
  reports: 1,
  agencies: 1,
})
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025]

/** The chart of a kind in a state. `none` has no category at all, which no page draws, and which must not fail. */
export function specimen(kind: Exclude<Kind, 'table'>, state: State, labels: Labels): ChartData {
  const { lang, indicator } = labels
  const draw = sequence(kind.length * 97 + state.length)
  const count = state === 'none' ? 0 : state === 'one' ? 1 : state === 'many' ? MANY[kind] : 9
  const named = (n: number) => (state === 'long' ? `${LONG[lang]} ${n}` : NAME[lang](n))
  const agencies = Array.from({ length: count }, (_, index) => category(`${index + 1}`, named(index + 1)))
  const years = YEARS.slice(state === 'one' ? 6 : 0).map((year) => category(`${year}`, `${year}`))
  const inYears = state === 'none' ? [] : years
  const build = (
    categories: Category[],
    codes: readonly string[],
    roles: readonly Role[],
    ratio: boolean,
  ) => ({
    subject: lang === 'zh' ? '机关' : 'Agency',
    series: codes.map((code, index) => ({
      key: code,
      label: code.includes('.') ? indicator(code) : code,
      role: roles[index]!,
      unit: ratio ? ('ratio' as const) : ('count' as const),
    })),
    extra: [],
    categories,
    points: codes.map((_, series) =>
      categories.map((__, index) => pointIn(state, draw, index + series, ratio)),
    ),
  })
  const entities = Array.from({ length: Math.max(1, Math.min(count, 8)) }, (_, index) => named(index + 1))
  const coloured = entities.map((_, index) => entityRole(index))

  switch (kind) {
    case 'bars':
      return build(agencies, ['rate.disclosure'], ['first'], true)
    case 'shares':
    case 'stacks':
      return withShares(build(agencies, OUTCOMES, rolesOf(OUTCOMES), false))
    case 'lines':
    case 'multiples':
      return build(inYears, entities, coloured, true)
    case 'heat': {
      const columns = years.map(({ key }) => key)
      const data = build(
        agencies,
        columns,
        columns.map((_, index) => entityRole(index)),
        true,
      )
      return { ...data, splitBy: 'year', measured: indicator('rate.disclosure') }
    }
    case 'scatter': {
      const data = build(agencies, ['applications.received.new', 'outcome.total'], ['first', 'second'], false)
      return data
    }
    case 'dots':
    case 'funnel':
      return build(agencies, ['rate.disclosure'], ['first'], true)
    case 'tiles':
      return build(
        PROVINCE_TILES.slice(0, count === 9 ? undefined : count).map(({ adcode, name }) =>
          category(adcode, state === 'long' ? `${LONG[lang]} ${name}` : name),
        ),
        ['rate.disclosure'],
        ['first'],
        true,
      )
    case 'flow': {
      const codes = [...FLOW_IN, ...FLOW_OUT]
      const applicants = labels.applicants
        .slice(0, Math.min(count, 6))
        .map(({ code, label }) => category(code, label))
      return build(
        applicants,
        codes,
        codes.map((_, index) => entityRole(index)),
        false,
      )
    }
  }
}
