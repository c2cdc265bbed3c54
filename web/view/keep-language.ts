/** Links keep the language of the address they stand in. */

/** `search` with the `lang` of `current`, unless it names one itself. Pure. */
export function keepLanguage(search: string, current: string): string {
  const lang = new URLSearchParams(current).get('lang')
  if (!lang || new URLSearchParams(search).has('lang')) return search
  return search ? `${search}&lang=${lang}` : `?lang=${lang}`
}

/** `search` in another language; what else it says stays. */
export function withLanguage(search: string, lang: string): string {
  const params = new URLSearchParams(search)
  params.set('lang', lang)
  return `?${params.toString().replaceAll('%2C', ',')}`
}
