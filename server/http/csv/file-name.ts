/** Names of downloads: readable for people, with a plain form for clients that know ASCII only. */
import contentDisposition from 'content-disposition'
import type { AggregateQuestion } from '../../../db/queries/aggregate-question.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import { DIMENSION_LABELS } from '../wording/labels.ts'

const LONGEST = 60

/** What marks the name of a file with made-up reports in it, so that it is not taken for the country's. */
export const syntheticMark = ({ synthetic }: { synthetic: boolean }): string =>
  synthetic ? '-synthetic' : ''

/**
 * @param print a few characters that tell downloads of different queries apart.
 * @param mark of made-up data: see `syntheticMark`.
 * @param ending of the file: csv, xlsx, zip …
 */
export function figuresDisposition(
  { measures, by, years }: AggregateQuestion,
  print: string,
  mark: string,
  ending: string,
): string {
  const [first] = measures
  const label = first ? (indicatorByCode.get(first.code)?.label.zh ?? first.code) : ''
  const what = measures.length > 1 ? `${label}等${measures.length}项` : label
  const split = by.map((dimension) => DIMENSION_LABELS[dimension]?.zh ?? dimension).join('、')
  const span = years.length === 0 ? '' : years.length === 1 ? `${years[0]}` : `${years[0]}-${years.at(-1)}`
  const readable = ['公开图鉴', what.slice(0, LONGEST), split && `按${split}`, span, print]
  const plain = ['gongkai-atlas', first?.code ?? '', by.length > 0 ? `by-${by.join('-')}` : '', span, print]
  return contentDisposition(`${fileName(readable)}${mark}.${ending}`, {
    fallback: `${fileName(plain)}${mark}.${ending}`,
  })
}

/** Without characters that some file system does not take. */
function fileName(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join('_')
    .replace(/[\\/:*?"<>|\s]/g, '-')
}
