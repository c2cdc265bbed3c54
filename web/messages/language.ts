/** Which language to show. Pure. */
import type { Lang } from '../format/number.ts'

/**
 * @param search of the address; `lang=zh` or `lang=en` wins, anything else is ignored
 * @param stored the reader's earlier choice on this device
 * @param preferred languages of the browser, best first; Chinese of any kind means zh
 */
export function languageOf(search: string, stored: string | null, preferred: readonly string[]): Lang {
  const asked = [new URLSearchParams(search).get('lang'), stored]
  for (const lang of asked) if (lang === 'zh' || lang === 'en') return lang
  for (const lang of preferred) {
    if (/^zh\b/i.test(lang)) return 'zh'
    if (/^en\b/i.test(lang)) return 'en'
  }
  return 'zh'
}
