/** The row with most findings. Pure. */
import type { QualityRow } from '../../../server/http/contract/quality.ts'

export const sumOf = ({ findings }: Pick<QualityRow, 'findings'>): number =>
  findings.error + findings.warning + findings.info

/**
 * Null where several share the most, or none has any: naming one of them would single it out wrongly.
 * @param rows all there are; of a part of them the most is not the most of all
 */
export function mostOf(rows: readonly QualityRow[]): QualityRow | null {
  const most = Math.max(0, ...rows.map(sumOf))
  const found = rows.filter((row) => sumOf(row) === most)
  return most > 0 && found.length === 1 ? found[0]! : null
}
