/** Where the chart of a question stands alone, for other sites. Pure. */
import type { Lang } from '../format/number.ts'

/**
 * @param address of the question in Compare: `/compare?…`
 * @param lang the reader's: what stands in another site has no other way to know it
 */
export function embedAddress(address: string, lang: Lang): string {
  const { searchParams } = new URL(address, 'http://site')
  searchParams.delete('behind')
  searchParams.set('lang', lang)
  return `/embed/compare?${searchParams.toString().replaceAll('%2C', ',')}`
}
