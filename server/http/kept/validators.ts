/** Conditional requests (RFC 9110 §13): whether a tag is held, and what the answer then says. */

/** Weak comparison (§13.1.2). `*` is no tag of ours: it would answer 304 to questions never asked. */
export function holds(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header === tag) return true
  const bare = (text: string): string => text.trim().replace(/^W\//, '')
  return header.split(',').some((part) => bare(part) === bare(tag))
}

/**
 * A 304 updates what the client keeps, and says nothing of the answer that it does not repeat (§15.4.5): neither what
 * it is made of nor how a browser is to treat it.
 */
const OF_NOT_MODIFIED = new Set([
  'etag',
  'cache-control',
  'vary',
  'x-data-release',
  'access-control-allow-origin',
  'access-control-expose-headers',
])

export function isOfNotModified(name: string): boolean {
  return OF_NOT_MODIFIED.has(name.toLowerCase())
}
