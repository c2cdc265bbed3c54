/** The indicators of the dictionary as choices, and the explanation of each in a line. */
import type { Lang, Unit } from '../format/number.ts'
import type { Messages } from '../messages/zh.ts'
import { catalogue } from './catalogue.svelte.ts'
import { findMeasures } from './search.ts'

/** Topics and indicators that fit the text, each with what it means. */
export function explainedMeasures(text: string, lang: Lang, t: Messages) {
  return findMeasures(text, lang, t).map((option) => ({
    ...option,
    detail: explained(option.value, lang),
  }))
}

/** Definition and formula of an indicator; undefined for a topic, whose name says what it is. */
function explained(code: string, lang: Lang): string | undefined {
  const indicator = catalogue.indicators.get(code)
  if (!indicator) return undefined
  const { definition, formula, forms } = indicator
  const label = (one: string) => catalogue.label(one, lang)
  const inWords = (words: string) => words.replace(/[a-z_]+(?:\.[a-z_]+)+/g, label)
  const computed = formula
    ? `${inWords(formula.numerator)}${formula.denominator ? ` ÷ (${inWords(formula.denominator)})` : ''}`
    : null
  const limited = forms.length === 1 ? (forms[0] === '2019' ? '2019–2020' : '2021–') : null
  return [definition?.[lang], computed, limited].filter(Boolean).join(' · ') || undefined
}

/** Every indicator by its label, for a list to choose one from. */
export function indicatorChoices(lang: Lang): { value: string; label: string; unit: Unit }[] {
  return [...catalogue.indicators.values()].map(({ code, label, unit }) => ({
    value: code,
    label: label[lang],
    unit,
  }))
}
