/** The query of the figures that are chosen on the data page. Pure. */
import type { AggregatesQuery } from '../../../server/http/contract/aggregates.ts'
import type { DataView } from '../../view/data-view.ts'

/** Topics of table 3: the only ones that are reported by type of applicant. */
const BY_APPLICANT: ReadonlySet<DataView['topic']> = new Set(['applications', 'outcomes'])

export function canSplit(topic: DataView['topic'], by: DataView['by']): boolean {
  return by !== 'applicant' || BY_APPLICANT.has(topic)
}

/** Every year has a row of its own, so that nothing is added over a break. */
export function figuresQuery({ topic, by, year }: Pick<DataView, 'topic' | 'by' | 'year'>): AggregatesQuery {
  const subject = canSplit(topic, by) ? by : 'agency'
  return {
    topic,
    by: subject === 'year' ? 'year' : `${subject},year`,
    ...(year === null ? {} : { years: String(year) }),
  }
}
