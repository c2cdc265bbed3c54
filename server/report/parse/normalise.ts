/** One spelling for all spellings that differ only in width, script, blanks, quotes, punctuation or numbering. */
import { simplify } from '../read/simplify.ts'

const ENUMERATOR =
  /^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)[、.,:]?|[一二三四五六七八九十]{1,3}[、.,:)]|第[一二三四五六七八九十]部分[、.,:]?|\d{1,2}[、.,:)](?!\d)|\d{1,2}(?=[一-龥])|[-*•·●■□])/

const INVISIBLE = /\p{Cf}+/gu
/** The mark of a footnote behind a label. */
const REFERENCE =
  /(\S)\s*[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2473\u2488-\u249b\u2776-\u2793*＊※△▲★☆†‡#]+\s*$/

/** How a word is read aloud, in brackets behind it: 予以(yǔ yǐ)公开. */
const PINYIN = /\([a-z\u00e0-\u01dc']+\)/gi

/**
 * NFKC, simplified, without whitespace, quotes and pinyin, without leading enumerators (一、 （三） 1. ①) and without
 * the punctuation that writers vary. Brackets stay: a gloss is told apart by `splitGloss`.
 */
export function normaliseLabel(text: string): string {
  const shown = text.replace(INVISIBLE, '').replace(REFERENCE, '$1')
  let label = simplify(shown.normalize('NFKC')).replace(/[\s"'“”‘’「」『』《》]+/g, '')
  if (label.includes('(')) label = label.replace(PINYIN, '')
  for (let next = label.replace(ENUMERATOR, ''); next !== label; next = label.replace(ENUMERATOR, ''))
    label = next
  return label.replace(/[、,;。.:/∕·…_*]+/g, '')
}

/** `规章(含…)` → `规章` and its gloss. What goes on behind the closing bracket is no gloss but another cell. */
export function splitGloss(label: string): { base: string; gloss: string | null } {
  const open = label.search(/[([【〔]/)
  const gloss = open <= 0 ? '' : label.slice(open)
  const whole = gloss !== '' && (/[)\]】〕]$/.test(gloss) || !/[)\]】〕]/.test(gloss))
  return whole ? { base: label.slice(0, open), gloss } : { base: label, gloss: null }
}
