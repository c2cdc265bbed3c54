/**
 * The numbers that Word writes before paragraphs by itself: 一、 （二） 3. are in no text of the file, but head the
 * parts of a report and its rows.
 */
import type { OfficePackage } from './office-package.ts'
import { walkXml } from './xml.ts'

interface Level {
  start: number
  format: string
  /** `%1、`: %n stands for the number of level n. */
  pattern: string
}

export interface NumberedParagraph {
  style: string | null
  numId: string | null
  level: number | null
}

/** Of paragraphs in their order, what stands before each: '' for one without a number. */
export type Numbering = (paragraph: NumberedParagraph) => string

export function readNumbering(office: OfficePackage): Numbering {
  const paths = new Map([...office.relations(office.main).values()].map(({ type, path }) => [type, path]))
  const partOf = (type: string) => office.part(paths.get(type) ?? '') ?? ''
  const lists = readLists(partOf('numbering'))
  const styles = readStyles(partOf('styles'))
  const counters = new Map<string, number[]>()
  return ({ style, numId, level }) => {
    const inherited = styles.get(style ?? '')
    const list = lists.get(numId ?? inherited?.numId ?? '')
    if (!list) return ''
    const depth = level ?? inherited?.level ?? 0
    const own = list.levels.get(depth)
    if (!own || own.format === 'bullet' || own.format === 'none') return ''
    const counts = counters.get(list.id) ?? []
    counters.set(list.id, counts)
    counts[depth] = (counts[depth] ?? own.start - 1) + 1
    counts.length = depth + 1
    return own.pattern.replace(/%(\d)/g, (_, no: string) => {
      const at = Number(no) - 1
      const format = list.levels.get(at)?.format ?? 'decimal'
      return formatNumber(counts[at] ?? list.levels.get(at)?.start ?? 1, format)
    })
  }
}

interface List {
  /** Lists of one abstract definition count on together. */
  id: string
  levels: Map<number, Level>
}

function readLists(xml: string): Map<string, List> {
  const definitions = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  let levels: Map<number, Level> | null = null
  let level: Level | null = null
  let number: string | null = null
  walkXml(xml, {
    open(name, attributes) {
      const value = attributes['w:val'] ?? ''
      if (name === 'w:abstractNum') {
        levels = new Map()
        definitions.set(attributes['w:abstractNumId'] ?? '', levels)
      } else if (name === 'w:lvl' && levels && number === null) {
        level = { start: 1, format: 'decimal', pattern: '' }
        levels.set(Number(attributes['w:ilvl']), level)
      } else if (name === 'w:start' && level) level.start = Number(value)
      else if (name === 'w:numFmt' && level) level.format = value
      else if (name === 'w:lvlText' && level) level.pattern = value
      else if (name === 'w:num') number = attributes['w:numId'] ?? ''
      else if (name === 'w:abstractNumId' && number !== null)
        lists.set(number, { id: value, levels: definitions.get(value) ?? new Map() })
    },
    close(name) {
      if (name === 'w:lvl') level = null
      if (name === 'w:abstractNum') levels = null
      if (name === 'w:num') number = null
    },
  })
  return lists
}

function readStyles(xml: string): Map<string, { numId: string; level: number }> {
  const styles = new Map<string, { numId: string; level: number }>()
  let style: string | null = null
  let level = 0
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'w:style') [style, level] = [attributes['w:styleId'] ?? null, 0]
      else if (name === 'w:ilvl') level = Number(attributes['w:val'])
      else if (name === 'w:numId' && style !== null)
        styles.set(style, { numId: attributes['w:val'] ?? '', level })
    },
  })
  return styles
}

const CHINESE = '零一二三四五六七八九'

function formatNumber(value: number, format: string): string {
  if (
    /^(?:chineseCounting|chineseCountingThousand|japaneseCounting|taiwaneseCounting|ideographDigital|chineseLegalSimplified)/.test(
      format,
    )
  )
    return chinese(value)
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : `${value}`
  if (/Letter$/.test(format) && value >= 1 && value <= 26)
    return String.fromCharCode((format === 'upperLetter' ? 65 : 97) + value - 1)
  return `${value}`
}

/** 1 to 99, as far as parts and paragraphs of a report go. */
function chinese(value: number): string {
  if (value < 0 || value > 99) return `${value}`
  const ones = value % 10 === 0 && value > 0 ? '' : CHINESE[value % 10]!
  const tens = Math.floor(value / 10)
  return tens === 0 ? ones : `${tens === 1 ? '' : CHINESE[tens]!}十${ones}`
}
