/** What the tags of a page mean to a reader: what is not shown, what breaks a line, what is shown as a table. */

export type Attributes = Readonly<Record<string, string>>

const SKIPPED = new Set([
  'script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'select', 'textarea',
  // Crossed out, or how a word is read aloud.
  'del', 's', 'strike', 'rt', 'rp',
]) // prettier-ignore
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|text-decoration[\w-]*\s*:[^;]*line-through/i
const BLOCKS = new Set([
  'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'section', 'article', 'header', 'footer',
  'main', 'aside', 'nav', 'form', 'fieldset', 'center', 'blockquote', 'pre', 'br', 'hr', 'title', 'body', 'figure', 'figcaption',
  'address', 'caption', 'legend', 'tr', 'td', 'th', 'table', 'tbody', 'thead', 'tfoot',
]) // prettier-ignore

/** Not shown, or shown as no longer valid. */
export function isSkipped(name: string, attributes: Attributes): boolean {
  if (SKIPPED.has(name)) return true
  if (name === 'body') return false
  const { style } = attributes
  return (style !== undefined && shownBy(style).hidden) || attributes.hidden !== undefined
}

interface Shown {
  hidden: boolean
  /** The part of a table that the style makes of an element; null: none. */
  as: string | null
  /** A raised note. */
  raised: boolean
}

/** A page repeats a few styles over and over, also within a few tags: comparing them is cheaper than reading them. */
const recent: { style: string; shown: Shown }[] = []
const MOST_RECENT = 6

function shownBy(style: string): Shown {
  for (const known of recent) if (known.style === style) return known.shown
  const part = style.includes('table') ? TABLE_PART.exec(style) : null
  const shown: Shown = {
    hidden: HIDDEN.test(style),
    as: part ? (part[1] ? TABLE_PARTS[part[1].toLowerCase()]! : 'table') : null,
    raised: style.includes('super') && RAISED.test(style),
  }
  if (recent.length === MOST_RECENT) recent.pop()
  recent.unshift({ style, shown })
  return shown
}

export const isBlock = (name: string): boolean => BLOCKS.has(name)

const TABLE_PART = /display\s*:\s*table(-row|-cell)?\s*(?:[;!]|$)/i
const RAISED = /vertical-align\s*:\s*super\b/i
const TABLE_PARTS: Readonly<Record<string, string>> = { '-row': 'tr', '-cell': 'td' }

/** The tag that an element is shown as: its style may make a table, a row, a cell or a raised note of it. */
export function roleOf(name: string, { style }: Attributes): string {
  if (style === undefined) return name
  const { as, raised } = shownBy(style)
  if (as !== null && name !== 'table') return as
  return raised ? 'sup' : name
}

/** What a field of a form shows as its text; null for one that shows none. */
export function fieldText({ type, value }: Attributes): string | null {
  return /^(?:text|number|tel)?$/i.test(type ?? '') ? (value ?? null) : null
}

const MOST_SPAN = 200

export function spanOf(attribute: string | undefined): number {
  const span = Number(attribute)
  return Number.isInteger(span) && span > 1 ? Math.min(span, MOST_SPAN) : 1
}
