/** Numbers for readers: counts, money and rates in the language of the page. Pure. */
export type Lang = 'zh' | 'en'
export type Unit = 'count' | 'items' | 'money' | 'ratio' | 'per_mille'

/** What stands where no number can: never 0. */
export const NO_VALUE = '—'

export const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const

/** A number and, beside it, its unit: set small and grey, never inside the number. */
export interface Figure {
  number: string
  unit: string
}

const cache = new Map<string, Intl.NumberFormat>()

function formatter(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options)
  let found = cache.get(key)
  if (!found) cache.set(key, (found = new Intl.NumberFormat(LOCALES[lang], options)))
  return found
}

/** 638407 → 638,407 */
export function formatCount(value: number | null, lang: Lang): string {
  return value === null ? NO_VALUE : formatter(lang, { maximumFractionDigits: 2 }).format(value)
}

/** A difference: 1234 → +1,234 */
export function formatSigned(value: number, lang: Lang): string {
  return formatter(lang, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }).format(value)
}

/** For axes and tight places: 638407 → 63.8万 · 638k */
export function formatCompact(value: number | null, lang: Lang): string {
  if (value === null) return NO_VALUE
  if (Math.abs(value) < 10_000) return formatCount(value, lang)
  return formatter(lang, { notation: 'compact', maximumSignificantDigits: 3 }).format(value)
}

/** 0.6958 → 69.6% */
export function formatRatio(value: number | null, lang: Lang, digits = 1): string {
  if (value === null) return NO_VALUE
  return formatter(lang, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** Change of a rate in percentage points: 0.0123 → +1.2 */
export function formatPoints(change: number, lang: Lang): string {
  return formatter(lang, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(change * 100)
}

/** Relative change: 0.123 → +12.3% */
export function formatChange(change: number, lang: Lang): string {
  return formatter(lang, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(
    change,
  )
}

/** Money in yuan: 213504600 → 2.14 亿元 · CNY 213.5 million; exact to the fen where it is short. */
export function formatMoney(value: number | null, lang: Lang): Figure {
  if (value === null) return { number: NO_VALUE, unit: '' }
  const steps: readonly [number, string][] =
    lang === 'zh'
      ? [
          [1e8, '亿元'],
          [1e4, '万元'],
          [1, '元'],
        ]
      : [
          [1e9, 'bn CNY'],
          [1e6, 'm CNY'],
          [1, 'CNY'],
        ]
  const [size, unit] = steps.find(([least]) => Math.abs(value) >= least) ?? steps[steps.length - 1]!
  return { number: formatter(lang, { maximumFractionDigits: 2 }).format(value / size), unit }
}

const UNITS: Record<Lang, Record<'count' | 'items' | 'per_mille', string>> = {
  zh: { count: '件', items: '项', per_mille: '‰' },
  en: { count: '', items: '', per_mille: '‰' },
}

/** A value with the unit of its indicator. */
export function formatFigure(value: number | null, unit: Unit, lang: Lang): Figure {
  if (value === null) return { number: NO_VALUE, unit: '' }
  if (unit === 'money') return formatMoney(value, lang)
  if (unit === 'ratio') return { number: formatRatio(value, lang), unit: '' }
  return { number: formatCount(value, lang), unit: UNITS[lang][unit] }
}

/** The same as one string, for labels, tooltips and announcements. */
export function formatValue(value: number | null, unit: Unit, lang: Lang): string {
  const figure = formatFigure(value, unit, lang)
  return figure.unit ? `${figure.number} ${figure.unit}` : figure.number
}

/** Without a unit, for marks whose axis names it; money keeps its unit, because its size changes. */
export function formatMark(value: number | null, unit: Unit, lang: Lang): string {
  if (unit === 'money') return formatValue(value, unit, lang)
  return unit === 'ratio' ? formatRatio(value, lang) : formatCount(value, lang)
}

/** For an axis: short, and money with its size. */
export function formatTick(value: number, unit: Unit, lang: Lang): string {
  if (unit === 'ratio') return formatRatio(value, lang, 0)
  return formatCompact(value, lang)
}
