/**
 * Failures as the reader sees them (RFC 9457): one shape for every one of them, worded in both languages until it is
 * known which of them the reader prefers.
 */
import type { Problem } from './contract/common.ts'
import type { Language } from './language.ts'

export interface Wording {
  zh: string
  en: string
}

const TITLES = {
  bad_parameter: { zh: '参数不能这样写', en: 'A parameter cannot be used as given' },
  unknown_parameter: { zh: '没有这个参数', en: 'There is no such parameter' },
  bad_request: { zh: '请求无法读取', en: 'The request cannot be read' },
  not_found: { zh: '这里什么也没有', en: 'Nothing is here' },
  method_not_allowed: { zh: '这个地址不接受这种方法', en: 'This address does not answer that method' },
  too_large: { zh: '请求太大', en: 'The request is too large' },
  too_many_cells: { zh: '一次要的数字太多', en: 'Too many figures for one answer' },
  release_gone: { zh: '这一版数据已经不在', en: 'That release of the data is gone' },
  unsupported_type: { zh: '这种类型的内容无法读取', en: 'A body of this media type cannot be read' },
  busy: { zh: '同时的请求太多', en: 'Too many requests at once' },
  unavailable: { zh: '服务还没有准备好', en: 'The service is not ready' },
  internal: { zh: '这里出了错', en: 'Something went wrong here' },
} as const satisfies Record<string, Wording>
export type ProblemCode = keyof typeof TITLES

/** What a program can act on, beside the words. */
export interface ProblemHints {
  parameter?: string
  allowed?: readonly string[]
  /** Of an answer that is too large: its computed size, and the most there may be. */
  cells?: number
  limit?: number
  /** The release that is there instead of the one asked for. */
  release?: string
}

/** A problem before its language is chosen. */
export interface ProblemDraft {
  status: number
  code: ProblemCode
  detail: Wording
  hints: ProblemHints
}

/** @param detail in both languages, or one text that stands for either. */
export function describeProblem(
  status: number,
  code: ProblemCode,
  detail: Wording | string,
  hints: ProblemHints = {},
): ProblemDraft {
  return { status, code, detail: typeof detail === 'string' ? { zh: detail, en: detail } : detail, hints }
}

/** A stable name for each kind, that never changes with wording. */
export function wordProblem({ status, code, detail, hints }: ProblemDraft, language: Language): Problem {
  const { allowed, ...rest } = hints
  return {
    type: `urn:gongkai-atlas:problem:${code}`,
    title: TITLES[code][language],
    status,
    detail: detail[language],
    code,
    ...rest,
    ...(allowed === undefined ? {} : { allowed: [...allowed] }),
  }
}

/** Thrown by a route to answer with a problem. */
export class ProblemError extends Error {
  readonly problem: ProblemDraft

  constructor(status: number, code: ProblemCode, detail: Wording | string, hints: ProblemHints = {}) {
    super(typeof detail === 'string' ? detail : detail.en)
    this.name = 'ProblemError'
    this.problem = describeProblem(status, code, detail, hints)
  }
}

export function notFound(detail: Wording | string): ProblemError {
  return new ProblemError(404, 'not_found', detail)
}
