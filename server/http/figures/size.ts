/** Refuses what is too large for one answer before it is worked out, and says how large it would have been. */
import { askAggregate, type AggregateParameters } from '../../../db/queries/aggregate-question.ts'
import { mostRows } from '../../../db/queries/answer-size.ts'
import type { Db } from '../../../db/schema.ts'
import type { FigureFormat } from '../formats/format.ts'
import { SHEET_ROWS, type Limits } from '../limits.ts'
import { ProblemError } from '../problem.ts'

/** More indicators than any question names: a page this small is never too large. */
const INDICATORS_AT_MOST = 300

/** @throws ProblemError 413 with the computed number of figures and the limit. */
export async function checkSize(
  db: Db,
  asked: AggregateParameters,
  format: FigureFormat,
  limits: Limits,
): Promise<void> {
  const most = limits[format]
  if (typeof asked.limit === 'number' && asked.limit * INDICATORS_AT_MOST <= most) return
  const question = await askAggregate(db, asked)
  const figures = question.measures.length
  const rowsAllowed = Math.min(
    Math.floor(most / Math.max(1, figures)),
    format === 'xlsx' ? SHEET_ROWS - 1 : Infinity,
  )
  const rows = await mostRows(db, question, rowsAllowed)
  if (rows <= rowsAllowed) return
  const cells = rows * figures
  const limit = rowsAllowed * figures
  throw new ProblemError(
    413,
    'too_many_cells',
    {
      zh: `这个查询最多会有 ${rows} 行 × ${figures} 个指标 = ${cells} 个数字，${format} 格式一次最多 ${most} 个：请缩小范围、减少指标、用 limit 分页，或下载 /api/v1/export/ 的完整文件`,
      en: `This query may hold up to ${rows} rows × ${figures} indicators = ${cells} figures; as ${format} one answer holds at most ${most}: narrow it, name fewer indicators, page with limit, or take the whole files under /api/v1/export/`,
    },
    { cells, limit: format === 'xlsx' ? Math.min(limit, most) : most, parameter: 'format' },
  )
}
