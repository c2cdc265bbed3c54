/**
 * One plugin owns errors, unknown addresses and wrong methods: every failure has the same shape. What is our
 * mistake is logged whole and told to the reader in one plain sentence.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { QueryError } from '../../../db/queries/query-error.ts'
import { preferredLanguage, type Language } from '../language.ts'
import { describeProblem, ProblemError, wordProblem, type ProblemDraft } from '../problem.ts'
import { wordQueryError } from '../wording/query-errors.ts'
import { validationProblem } from './validation-problem.ts'

/** In the language of `lang`, else of `Accept-Language`. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, draft: ProblemDraft): FastifyReply {
  const language = languageOf(request)
  const problem = wordProblem(draft, language)
  for (const name of ['etag', 'last-modified', 'content-disposition', 'content-length', 'x-total-rows'])
    reply.removeHeader(name)
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .header('vary', 'accept, accept-language')
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem)
}

/**
 * Called before any route is added: it remembers which addresses answer which methods.
 * @param answerElse whoever may still answer an address that no route has; true when it did.
 */
export function addProblems(
  app: FastifyInstance,
  answerElse: (request: FastifyRequest, reply: FastifyReply) => boolean,
): void {
  const routes = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = routes.get(url) ?? new Set<string>()
    for (const each of [method].flat()) methods.add(each)
    routes.set(url, methods)
  })
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(request, reply, problemOf(error, request)),
  )
  app.setNotFoundHandler((request, reply) => {
    if (!answerElse(request, reply)) sendProblem(request, reply, nothingHere(request, reply, routes))
  })
}

/** Also for failures before routing (an address that cannot be decoded). */
export function problemOf(error: FastifyError, request: FastifyRequest): ProblemDraft {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof QueryError) {
    const { parameter, allowed } = error
    return describeProblem(400, 'bad_parameter', wordQueryError(error), {
      parameter,
      ...(allowed ? { allowed } : {}),
    })
  }
  if (error.validation) return validationProblem(error, request)
  const status = error.statusCode ?? 500
  if (status === 413)
    return describeProblem(413, 'too_large', {
      zh: '请求的内容太大',
      en: 'The body of the request is too large',
    })
  if (status >= 400 && status < 500) {
    return describeProblem(status, 'bad_request', { zh: `请求无法读取：${error.message}`, en: error.message })
  }
  // What a reader sends to be checked stays unnamed, the name of its file in the query too.
  const url = request.method === 'POST' ? request.routeOptions.url : request.url
  request.log.error({ err: error, url }, 'a request failed')
  return describeProblem(500, 'internal', {
    zh: '由于我们的差错，没能给出回答。差错已经记录，请稍后再试。',
    en: 'The answer could not be made because of a mistake on our side. It has been logged; please try again later.',
  })
}

/** A misspelt `lang` is itself the problem, told in the language of the browser. */
function languageOf(request: FastifyRequest): Language {
  // From the address itself: the parameter may be what is wrong, and is no longer among those of the question.
  const [, search = ''] = request.url.split('?')
  const asked = new URLSearchParams(search).get('lang')
  return preferredLanguage(asked, request.headers['accept-language'])
}

/** 404, or 405 where the address answers another method. */
export function nothingHere(
  request: FastifyRequest,
  reply: FastifyReply,
  routes: ReadonlyMap<string, ReadonlySet<string>>,
): ProblemDraft {
  const [path = ''] = request.url.split('?')
  const methods = [...routes].find(([url]) => !url.includes('*') && matches(url, path))?.[1]
  if (methods && !methods.has(request.method)) {
    const allowed = [...methods]
    reply.header('allow', allowed.join(', '))
    const detail = {
      zh: `${path} 接受 ${allowed.join('、')}，不接受 ${request.method}`,
      en: `${path} answers ${allowed.join(', ')}, not ${request.method}`,
    }
    return describeProblem(405, 'method_not_allowed', detail, { allowed })
  }
  return describeProblem(404, 'not_found', {
    zh: `没有 ${path.slice(0, 200)} 这个地址`,
    en: `There is nothing at ${path.slice(0, 200)}`,
  })
}

function matches(url: string, path: string): boolean {
  const wanted = url.split('/')
  const parts = path.split('/')
  return (
    wanted.length === parts.length && wanted.every((part, i) => part.startsWith(':') || part === parts[i])
  )
}
