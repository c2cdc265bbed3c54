/**
 * What kinds of characters a stretch of text holds, gathered while it is cut: most clauses can state nothing about a
 * figure, and these marks say so before any pattern is tried.
 */

/** A digit, in figures or in words. */
export const NUMERAL = 1
/** The first character of a measure: 件, 条, 人(次). */
export const MEASURED = 2
/** 未收到, 没有, 无, 为零, 为0. */
export const NEGATED = 4
/** 均已办结, 全部, 都, 办结率. */
export const THROUGHOUT = 8
/** 自然人, 公民, 个人, 企业, 公司, 科研, 公益组织, 法律服务机构. */
export const APPLICANT = 16
/** Signs that end a sentence, and signs that end a clause. */
export const SENTENCE_END = 32
export const CLAUSE_END = 64

const CHARACTERS: readonly (readonly [mark: number, characters: string])[] = [
  [NUMERAL, '0123456789零〇一二两三四五六七八九十百千'],
  [MEASURED, '件条人份篇个宗起例项封则部次批'],
  [NEGATED, '未没无零0'],
  [THROUGHOUT, '均全都率'],
  [APPLICANT, '然民个企司研益律'],
  [SENTENCE_END, '。;!?'],
  [CLAUSE_END, ',()'],
]

/** Marks of every UTF-16 unit. */
export const MARKS = new Uint8Array(0x10000)
for (const [mark, characters] of CHARACTERS)
  for (let i = 0; i < characters.length; i++) MARKS[characters.charCodeAt(i)]! |= mark

export const hasAll = (marks: number, wanted: number): boolean => (marks & wanted) === wanted

/** A counted number may stand in it: 5件, 三条. */
export const COUNTED_MARKS = NUMERAL | MEASURED
