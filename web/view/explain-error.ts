/** An error in the reader's words: what happened, what to do, and what exactly the server named. Pure. */
import { ApiError } from '../api.ts'
import type { Messages } from '../messages/zh.ts'

export interface Explanation {
  title: string
  advice: string
  details: string[]
}

export function explainError(error: unknown, t: Messages): Explanation {
  if (!(error instanceof ApiError)) return { ...t.state.broken, details: [] }
  if (error.kind === 'unreachable') return { ...t.state.unreachable, details: [] }
  if (error.kind === 'garbled') return { ...t.state.garbled, details: [] }
  if (error.status === 404) return { ...t.state.notFound, details: [] }
  const problem = error.problem
  if (!problem || problem.status >= 500)
    return { ...t.state.garbled, details: problem ? [problem.detail] : [] }
  const details = [
    problem.parameter ? `${t.state.problem(problem.parameter)}: ${problem.detail}` : problem.detail,
  ]
  if (problem.allowed?.length) details.push(t.state.allowed(t.list(problem.allowed.slice(0, 12))))
  return { ...t.state.refused, details }
}
