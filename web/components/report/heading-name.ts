/** Names of the form's headings in the reader's language. The official label is Chinese and always stays in sight. */
import type { Lang } from '../../format/number.ts'
import type { Messages } from '../../messages/zh.ts'
import type { Heading, LabelPath } from './form-tables.ts'

export interface Naming {
  t: Messages
  lang: Lang
  /** Label of an indicator in the reader's language. */
  label: (code: string) => string
  /** Label of an applicant type in the reader's language. */
  applicant: (code: string) => string
}

/** What stands large: in Chinese the official label, in English a translation of it. */
export function nameHeading({ label, subject }: Heading, naming: Naming): string {
  const { t, lang } = naming
  if (lang === 'zh' && label !== null) return label
  switch (subject.of) {
    case 'word':
      return t.report.words[subject.word]
    case 'applicant':
      return naming.applicant(subject.code)
    case 'group':
      return groupOf(naming.label(subject.code))
    case 'leaf':
      return capitalise(label === null ? naming.label(subject.code) : leafOf(naming.label(subject.code)))
  }
}

const ITEMS = '一二三四五六七八九'

/** Blocks of table 2 are named after the items of Article 20: 第二十条第（五）项 → Article 20 (5). */
export function nameCaption(caption: string, lang: Lang): string {
  const item = ITEMS.indexOf(/^第二十条第（(.)）项$/u.exec(caption)?.[1] ?? '-') + 1
  return lang === 'en' && item > 0 ? `Article 20 (${item})` : caption
}

/** `Denied: state secret` → `Denied`; a label without a group stands for itself. */
export function groupOf(label: string): string {
  return /^([^：:]{1,40})(?:：|: )/u.exec(label)?.[1] ?? label
}

/** `Denied: state secret` → `state secret`. */
export function leafOf(label: string): string {
  return label.slice(groupOf(label).length).replace(/^(?:：|: )/u, '') || label
}

/** For lists: `（二）部分公开（区分处理的，只计…）` → `部分公开`. The long remark in brackets is the form's, not the name's. */
export function shortName(label: string): string {
  return label
    .replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/u, '')
    .replace(/（[^（）]{8,}）$/u, '')
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Rows and columns that lead to a figure, without the heading that stands over every column. */
export function namePath(path: LabelPath, naming: Naming): { rows: string[]; columns: string[] } {
  const columns = path.columns.filter(
    ({ subject }) => !(subject.of === 'word' && subject.word === 'applicants'),
  )
  const name = (heading: Heading) => nameHeading(heading, naming)
  return {
    rows: [...(path.caption ? [nameCaption(path.caption, naming.lang)] : []), ...path.rows.map(name)],
    columns: columns.map(name),
  }
}
