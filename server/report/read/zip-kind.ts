/** What a ZIP file is, by the names in it: many formats of documents are ZIP files themselves. */

export type ZipKind = 'office' | 'ofd' | 'odf' | 'archive'

export function zipKind(names: readonly string[]): ZipKind {
  const has = (name: string) => names.some((other) => other.toLowerCase() === name)
  if (has('_rels/.rels')) return 'office'
  if (has('ofd.xml')) return 'ofd'
  return has('mimetype') && has('content.xml') ? 'odf' : 'archive'
}
