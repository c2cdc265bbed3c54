/** Failures as the reader sees them (RFC 9457): one shape for every one of them. */
import type { Problem } from './contract/common.ts'

const TITLES = {
  bad_parameter: 'A parameter cannot be used as given',
  unknown_parameter: 'There is no such parameter',
  bad_request: 'The request cannot be read',
  not_found: 'Nothing is here',
  method_not_allowed: 'This address does not answer that method',
  too_large: 'The request is too large',
  unsupported_type: 'A body of this media type cannot be read',
  busy: 'Too many requests at once',
  unavailable: 'The service is not ready',
  internal: 'Something went wrong here',
} as const
export type ProblemCode = keyof typeof TITLES

export interface ProblemHints {
  parameter?: string
  allowed?: readonly string[]
}

/** A stable name for each kind, that never changes with wording. */
export function describeProblem(
  status: number,
  code: ProblemCode,
  detail: string,
  { parameter, allowed }: ProblemHints = {},
): Problem {
  return {
    type: `urn:gongkai-atlas:problem:${code}`,
    title: TITLES[code],
    status,
    detail,
    code,
    ...(parameter === undefined ? {} : { parameter }),
    ...(allowed === undefined ? {} : { allowed: [...allowed] }),
  }
}

/** Thrown by a route to answer with a problem. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(status: number, code: ProblemCode, detail: string, hints: ProblemHints = {}) {
    super(detail)
    this.name = 'ProblemError'
    this.problem = describeProblem(status, code, detail, hints)
  }
}

export function notFound(detail: string): ProblemError {
  return new ProblemError(404, 'not_found', detail)
}
