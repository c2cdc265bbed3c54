/** The code that puts a chart of the site into another page. Pure. */

const ESCAPES: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&"<>]/g, (character) => ESCAPES[character]!)

/**
 * @param address absolute address of the chart alone
 * @param height in pixels
 */
export function embedCode(address: string, title: string, height: number): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`
}
