/** The result in one sentence: how much was read, and what was found. Pure. */
import type { DraftReport } from '../../../server/http/contract/check.ts'
import { formatCount, type Lang } from '../../format/number.ts'
import type { Messages } from '../../messages/zh.ts'
import { SEVERITIES, type Finding } from '../report/cell-index.ts'

export function headline(
  { cells }: Pick<DraftReport, 'cells'>,
  findings: readonly Finding[],
  t: Messages,
  lang: Lang,
): string {
  const count = (n: number) => formatCount(n, lang)
  const all = cells.length
  const valued = cells.filter(({ value }) => value !== null).length
  const read =
    valued === all
      ? t.check.readAll(count(all))
      : t.check.readSome(count(all), count(valued), count(all - valued))
  const parts = SEVERITIES.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length
    return n > 0 ? [t.check.foundParts[severity](count(n))] : []
  })
  const found = parts.length > 0 ? t.check.found(parts.join(t.check.between)) : t.check.foundNone
  return t.check.join(read, found)
}
