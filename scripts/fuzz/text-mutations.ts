/** Damage to the text of a document, as crawlers, converters and clerks do it; figures are followed through it. */
import {
  concat,
  joinLines,
  linesOf,
  slice,
  untraced,
  type Traced,
} from '../../test/support/layouts/traced.ts'
import type { Figures } from '../../test/report/support/figures.ts'
import type { Random } from './random.ts'

export interface Text {
  traced: Traced
  figures: Figures
}

export type TextMutation = (text: Text, random: Random) => Text

const onLines =
  (change: (lines: Traced[], at: number, random: Random) => Traced[]): TextMutation =>
  (text, random) => {
    const lines = linesOf(text.traced)
    return { ...text, traced: joinLines(change(lines, random.below(lines.length), random)) }
  }

const remove = (traced: Traced, from: number, to: number, instead = '') =>
  concat(slice(traced, 0, from), untraced(instead), slice(traced, to))

/** One of the places where a pattern matches loses what it matched. */
const onMatch =
  (pattern: RegExp, instead = ''): TextMutation =>
  (text, random) => {
    const matches = [...text.traced.text.matchAll(pattern)]
    if (matches.length === 0) return text
    const { 0: match, index } = random.of(matches)
    return { ...text, traced: remove(text.traced, index, index + match.length, instead) }
  }

/** A figure of a local row: in the place of another it would be printed there, and no mark would tell. */
const isForeignFigure = ({ text, fragments }: Traced) =>
  fragments.length === 0 && /^\D*\d+\D*$/.test(text) && !/[一-龥]/.test(text)

/** Of the form; what stands on a label tells where it went. */
const hasFigure = ({ fragments }: Traced) => fragments.some(({ key }) => !key.startsWith('@'))

/** Lines without a row of their own, headings above all, stay: to swap them might rename columns. */
const swapLines: TextMutation = (text, random) => {
  const lines = linesOf(text.traced)
  const at = random.below(lines.length)
  const to = Math.min(lines.length - 1, at + 1 + (random.below(3) === 0 ? random.below(8) : 0))
  const [one, other] = [lines[at]!, lines[to]!]
  if (one.fragments.length === 0 && other.fragments.length === 0) return text
  if (isForeignFigure(one) || isForeignFigure(other)) return text
  return { ...text, traced: joinLines(lines.with(at, other).with(to, one)) }
}

export const TEXT_MUTATIONS: Readonly<Record<string, TextMutation>> = {
  'delete a line': onLines((lines, at) => lines.toSpliced(at, 1)),
  'delete some lines': onLines((lines, at, random) => lines.toSpliced(at, 2 + random.below(6))),
  'double a line': onLines((lines, at) => lines.toSpliced(at, 0, lines[at]!)),
  'swap two lines': swapLines,
  'join two lines': onLines((lines, at, random) =>
    at + 1 < lines.length
      ? lines.toSpliced(at, 2, concat(lines[at]!, untraced(random.of(['', ' '])), lines[at + 1]!))
      : lines,
  ),
  'split a line': onLines((lines, at, random) => {
    const line = lines[at]!
    const cut = random.below(line.text.length + 1)
    return lines.toSpliced(at, 1, slice(line, 0, cut), slice(line, cut))
  }),
  'split and join elsewhere': onLines((lines, at, random) => {
    const line = lines[at]!
    const cut = random.below(line.text.length + 1)
    const [head, tail] = [slice(line, 0, cut), slice(line, cut)]
    const next = lines[at + 1]
    return next ? lines.toSpliced(at, 2, head, concat(tail, untraced(' '), next)) : lines
  }),
  'labels apart from their values': onLines((lines, at, random) => {
    const to = Math.min(lines.length, at + 4 + random.below(24))
    const own = lines.slice(at, to)
    return [
      ...lines.slice(0, at),
      ...own.filter((line) => !hasFigure(line)),
      ...own.filter(hasFigure),
      ...lines.slice(to),
    ]
  }),
  'lose a mark': onMatch(/[|\t│]/g),
  'lose a tag': onMatch(/<[^>]*>/g),
  'lose an attribute': onMatch(/ (?:col|row)span="?\d+"?/g),
  'insert a page number': onLines((lines, at, random) => {
    const page = 1 + random.below(9)
    return lines.toSpliced(at, 0, untraced(random.of([`- ${page} -`, `第 ${page} 页 共 9 页`, `${page}`])))
  }),
  'insert a remark': onLines((lines, at, random) =>
    lines.toSpliced(
      at,
      0,
      untraced(
        random.of(['注：以上数据截至12月31日', '浏览次数：1532', '联系电话：024-12345678', '（续表）']),
      ),
    ),
  ),
  'cut off the rest': ({ traced, figures }, random) => ({
    figures,
    traced: slice(traced, 0, Math.floor(traced.text.length / 4) + random.below(traced.text.length)),
  }),
  'cut off the head': ({ traced, figures }, random) => ({
    figures,
    traced: slice(traced, random.below(Math.floor(traced.text.length / 3))),
  }),
  'question mark for a label': onMatch(/[一-龥（）()、，“”.：/]{4,}/g, '?'),
  'lose blank lines': ({ traced, figures }) => ({
    figures,
    traced: joinLines(linesOf(traced).filter(({ text }) => text.trim() !== '')),
  }),
  'lose a character': ({ traced, figures }, random) => {
    const words = [...traced.text.matchAll(/[一-龥]/g)]
    if (words.length === 0) return { traced, figures }
    const { index } = random.of(words)
    return { figures, traced: remove(traced, index, index + 1) }
  },
}
