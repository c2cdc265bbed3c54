/**
 * Axes of clouds of marks. Counts of agencies are spread over powers of ten: on an even axis one big city would
 * push all others into a corner. Zero stays at the base: the axis shows log10(1 + value). Pure.
 */
import { formatTick, type Lang, type Unit } from '../format/number.ts'
import { colour, type Look } from './look.ts'
import { rateLimit } from './plot.ts'
import { quantile } from './statistics.ts'

export interface Spread {
  logarithmic: boolean
  /** Value to its place on the axis, and back. */
  to: (value: number) => number
  from: (place: number) => number
  /** Values that are labelled; empty: the axis chooses. */
  ticks: number[]
  min?: number
  max: number | undefined
}

const SKEWED = 8

export function spreadOf(values: readonly number[], unit: Unit): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const most = sorted[sorted.length - 1] ?? 0
  const least = sorted[0] ?? 0
  const middle = quantile(sorted, 0.5) ?? 0
  const same = (value: number) => value
  if (unit === 'ratio' || least < 0 || most < 100 || most < SKEWED * Math.max(1, middle))
    return {
      logarithmic: false,
      to: same,
      from: same,
      ticks: [],
      ...(least >= 0 && { min: 0 }),
      max: unit === 'ratio' ? rateLimit(most) : undefined,
    }
  // Without small values the axis starts at the power of ten below the least.
  const base = least >= 1 ? 10 ** Math.floor(Math.log10(least)) : 0
  const powers = base > 0 ? [base] : [0, 1]
  while (powers[powers.length - 1]! * 10 <= most) powers.push(powers[powers.length - 1]! * 10)
  const ticks = powers.length > 6 ? powers.filter((_, index) => index === 0 || index % 2 === 1) : powers
  return {
    logarithmic: true,
    to: (value) => Math.log10(1 + value),
    from: (place) => 10 ** place - 1,
    ticks,
    min: Math.log10(1 + base),
    max: Math.log10(1 + most) * 1.03,
  }
}

/** The axis as ECharts takes it. */
export function spreadAxis(spread: Spread, look: Look, unit: Unit, name: string, lang: Lang = look.lang) {
  const places = spread.ticks.map(spread.to)
  const custom = places.length > 0 ? { customValues: places } : {}
  return {
    type: 'value' as const,
    min: spread.min,
    max: spread.max,
    splitNumber: look.width < 480 ? 3 : 5,
    ...(unit === 'ratio' && spread.max === 1 && { interval: look.width < 480 ? 0.25 : 0.2 }),
    name,
    nameLocation: 'middle' as const,
    nameTextStyle: { color: colour(look, 'ink-2'), fontSize: look.text },
    axisLine: { show: true, onZero: false, lineStyle: { color: colour(look, 'control-line') } },
    axisTick: { show: false, ...custom },
    axisLabel: {
      color: colour(look, 'ink-2'),
      fontSize: look.text - 1,
      hideOverlap: true,
      formatter: (place: number) => formatTick(Math.round(spread.from(place) * 1e6) / 1e6, unit, lang),
      ...custom,
    },
    splitLine: { lineStyle: { color: colour(look, 'hairline') }, ...custom },
  }
}
