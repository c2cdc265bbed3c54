/** Why a draft has no answer, in the kinds that the page has words for. Pure. */
import { ApiError } from '../../api.ts'

export type Failure =
  | 'tooLarge'
  | 'offline'
  | 'busy'
  | 'form'
  | 'unreadable'
  /** Known before anything was sent. */
  | 'nothing'
  | 'picture'
  | 'packed'
  | 'oldOffice'
  | 'program'

/** Failures that the same bytes can only meet again. */
const FINAL: ReadonlySet<Failure> = new Set([
  'tooLarge',
  'nothing',
  'picture',
  'packed',
  'oldOffice',
  'program',
])

export const mayRetry = (failure: Failure): boolean => !FINAL.has(failure)

export function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return 'form'
  if (error.kind === 'unreachable') return 'offline'
  if (error.status === 413) return 'tooLarge'
  if (error.status === 503) return 'busy'
  return 'form'
}
