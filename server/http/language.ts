/** Which of the two languages a reader of a problem prefers. */
export type Language = 'zh' | 'en'
export const LANGUAGES: readonly Language[] = ['zh', 'en']

/**
 * @param asked the parameter `lang`, if given and valid: it decides.
 * @param header `Accept-Language` (RFC 9110 §12.5.4): the better liked of the two; English where it does not care.
 */
export function preferredLanguage(asked: unknown, header: string | undefined): Language {
  const named = LANGUAGES.find((language) => language === asked)
  if (named) return named
  const liked = (header ?? '').split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    return { language: range.split('-')[0], q: q === undefined ? 1 : Number(q.slice(2)) || 0 }
  })
  const liking = (language: Language) =>
    Math.max(0, ...liked.filter((range) => range.language === language).map(({ q }) => q))
  return liking('zh') > liking('en') ? 'zh' : 'en'
}
