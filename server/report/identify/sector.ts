/**
 * The sector of an agency, by its name without the names of regions. It is a grouping of this project: mandates
 * differ by place and by year of reform.
 */
import type { SectorRow } from '../reference.ts'
import { TOWNSHIP_NAME } from './name-words.ts'

export interface SectorMatch {
  primary: string
  further: string[]
}

interface Occurrence {
  sector: string
  start: number
  end: number
}

const GOVERNMENT = /^(?:人民政府(?:办公[室厅])?|政府办(?:公[室厅])?|行政公署(?:办公室)?)$/

/** Classes that are told by the form of the whole name, not by a word in it. */
const BY_FORM = new Set(['government', 'township'])

/** `core`: a name after its region names, e.g. 教育卫生健康局 → education, further health. */
export function matchSector(core: string, sectors: readonly SectorRow[]): SectorMatch {
  if (GOVERNMENT.test(core)) return { primary: 'government', further: [] }
  const found = occurrences(core, sectors)
  const township = TOWNSHIP_NAME.exec(core)
  if (township && township.index > 0 && !found.some(({ end }) => end <= township.index && end > 1)) {
    return { primary: 'township', further: [] }
  }
  // A zone in front of a bureau says where, not what: 高新区市场监督管理局.
  const bureau = found.filter(({ sector }) => sector !== 'development_zone')
  const ordered = (bureau.length > 0 ? bureau : found).map(({ sector }) => sector)
  const [primary = 'other', ...further] = [...new Set(ordered)]
  return { primary, further }
}

/** True when a sector's word, other than of a township, begins the text. */
export function beginsWithSector(text: string, sectors: readonly SectorRow[]): boolean {
  return wordsStarting(text[0] ?? '', sectors).some(
    ({ sector, word, atEnd }) => sector !== 'township' && (atEnd ? text === word : text.startsWith(word)),
  )
}

/** In the order of the name; where two overlap, the longer one. */
function occurrences(core: string, sectors: readonly SectorRow[]): Occurrence[] {
  const all: (Occurrence & { order: number })[] = []
  for (let start = 0; start < core.length; start++) {
    for (const { sector, word, atEnd, order } of wordsStarting(core[start]!, sectors)) {
      if (BY_FORM.has(sector) || !core.startsWith(word, start)) continue
      const end = start + word.length
      if (!atEnd || end === core.length) all.push({ sector, start, end, order })
    }
  }
  all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || a.order - b.order)
  const kept: Occurrence[] = []
  for (const one of all) {
    if (kept.every((other) => one.end <= other.start || other.end <= one.start)) kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

interface Word {
  sector: string
  word: string
  /** Only where the name ends with it. */
  atEnd: boolean
  /** Its place in the table. */
  order: number
}

const vocabularies = new WeakMap<readonly SectorRow[], Map<string, Word[]>>()

/** The words of all sectors that begin with a character, in the order of the table. */
function wordsStarting(character: string, sectors: readonly SectorRow[]): readonly Word[] {
  let vocabulary = vocabularies.get(sectors)
  if (!vocabulary) {
    vocabularies.set(sectors, (vocabulary = new Map<string, Word[]>()))
    let order = 0
    for (const { code: sector, patterns } of sectors)
      for (const pattern of patterns) {
        const word = pattern.replace(/\$$/, '')
        const entry = { sector, word, atEnd: word !== pattern, order: order++ }
        const known = vocabulary.get(word[0]!)
        if (known) known.push(entry)
        else vocabulary.set(word[0]!, [entry])
      }
  }
  return vocabulary.get(character) ?? NO_WORDS
}

const NO_WORDS: readonly Word[] = []
