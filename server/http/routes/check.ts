/** The self-check of drafts. What is sent is read, judged, answered and forgotten: not stored, not logged. */
import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import forms from '../../../db/reference/forms.json' with { type: 'json' }
import { reference } from '../../../db/reference/reference.ts'
import { knownAgency } from '../../../db/queries/report-before.ts'
import type { Db } from '../../../db/schema.ts'
import { compareYears, type AcrossYears } from '../../report/check/across-years.ts'
import { tallyRules, type RuleOutcome, type RuleTally } from '../../report/check/tally.ts'
import { refuse, type RefusalCode } from '../../report/read/refusal.ts'
import type { ManifestEntry } from '../../report/reference.ts'
import type { ParsedReport } from '../../report/report.ts'
import { CheckQuery, DraftText, MAX_DRAFT, type Checked, type Known } from '../contract/check.ts'
import type { FormLayout } from '../contract/reference.ts'
import type { DraftAnswer, DraftQuestion } from '../draft/draft.ts'
import { DraftReader, type DraftLimits } from '../draft/draft-reader.ts'
import { ProblemError } from '../problem.ts'
import { problemAnswer, ref, refusals } from '../answers.ts'
import { wordReason } from '../wording/reasons.ts'

/** Seconds after which whoever was turned away may try again. */
const RETRY_AFTER = 5
/** Formats that say more than their first bytes do; for all others the bytes and the name decide. */
const TELLING_TYPES: ReadonlySet<string> = new Set(['text/html', 'text/csv'])
const FORM_TYPES = /^(?:multipart\/|application\/x-www-form-urlencoded$)/

const schema = {
  operationId: 'check',
  tags: ['reports'],
  summary: 'Check a draft before it is published: its parse, its findings, what became of every rule',
  description:
    'The body is the draft itself: text, HTML, DOCX, PDF, XLSX or CSV as bytes, or JSON with its text. At most 20 MB. Nothing of it is stored or logged.',
  querystring: CheckQuery,
  // Described only: bytes are judged by the reader.
  describedBody: {
    content: {
      'text/plain': { schema: Type.String({ description: 'The draft as text' }) },
      'application/json': { schema: DraftText },
      'application/octet-stream': {
        schema: Type.String({ format: 'binary', description: 'The file as it is' }),
      },
    },
  },
  response: {
    200: {
      description: 'Also for what is no report: `status` is then `refused`',
      content: { 'application/json': { schema: ref('Checked') } },
    },
    ...refusals,
    413: problemAnswer('The draft is larger than 20 MB'),
    415: problemAnswer('The body is a form, not a draft'),
    503: problemAnswer('Too many drafts at once; `Retry-After` says when to try again'),
  },
}

export const checkRoutes: FastifyPluginAsyncTypebox<{ db: Db; limits?: Partial<DraftLimits> }> = async (
  app,
  { db, limits },
) => {
  const reader = new DraftReader(limits)
  const places = new WeakMap<object, () => void>()
  app.addHook('onClose', () => reader.close())
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_DRAFT }, (_request, body, done) =>
    done(null, body),
  )
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const type = mediaTypeOf(request.headers['content-type'])
    if (FORM_TYPES.test(type)) throw unsupported(type)
    if (Number(request.headers['content-length'] ?? 0) > MAX_DRAFT) throw tooLarge()
    // Before the body is received: what waits holds memory.
    const giveBack = reader.take()
    if (!giveBack) {
      reply.header('retry-after', String(RETRY_AFTER))
      throw new ProblemError(503, 'busy', {
        zh: `同时检查的草稿太多，请 ${RETRY_AFTER} 秒后再试`,
        en: `Too many drafts at once; please try again in ${RETRY_AFTER} seconds`,
      })
    }
    places.set(request, giveBack)
  })
  app.addHook('onResponse', async (request) => places.get(request)?.())
  app.addHook('onRequestAbort', async (request) => places.get(request)?.())

  app.post(
    '/check',
    {
      schema,
      bodyLimit: MAX_DRAFT,
      errorHandler: (error, _request, reply) => {
        void reply.header('cache-control', 'no-store')
        throw error.statusCode === 413 ? tooLarge() : error
      },
    },
    async (request, reply) => {
      const { query } = request
      const stated = statedBy(query)
      const question = questionOf(request.body, request.headers['content-type'], query.name, stated)
      const answer = await reader.read(question)
      if (answer.kind === 'malformed') {
        const detail = {
          zh: 'JSON 内容应为一个对象，含有 text，也可以有 name，都是字符串',
          en: 'The JSON body must be an object with `text` and, if you like, `name`: both strings',
        }
        throw new ProblemError(400, 'bad_request', detail, { allowed: ['text', 'name'] })
      }
      if (answer.kind === 'failed') request.log.error({ kind: answer.error }, 'a draft could not be read')
      const { report, text } = answer.kind === 'read' ? answer : unread(answer, question)
      const checked = await judge(db, report, text)
      // Described by the schema; printed as it is.
      return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(checked)
    },
  )
}

function questionOf(
  body: unknown,
  contentType: string | undefined,
  name: string | undefined,
  stated: ManifestEntry | null,
): DraftQuestion {
  const mediaType = mediaTypeOf(contentType)
  return {
    bytes: body instanceof Uint8Array ? body : new Uint8Array(),
    encoding: mediaType === 'application/json' ? 'json' : 'document',
    name: name ?? 'draft.txt',
    mediaType: TELLING_TYPES.has(mediaType) ? mediaType : null,
    stated,
  }
}

async function judge(db: Db, report: ParsedReport, text: string): Promise<Checked> {
  const reasons = report.reasons.map(wordReason)
  if (report.status === 'refused')
    return { report, reasons, text: '', layout: null, counts: null, rules: [], known: null }
  const { agency, region, year } = report
  const found =
    agency === null || year === null
      ? null
      : await knownAgency(db, { name: agency.name, adcode: region?.adcode ?? null, year })
  let across: AcrossYears | null = null
  let previous: Known['previous'] = null
  if (found?.previous && year !== null) {
    const { id, report: before } = found.previous
    const comparable = before.scope === report.scope
    if (comparable) across = compareYears(before, { year, form: report.form, cells: report.cells })
    previous = {
      id,
      year: before.year,
      form: before.form,
      scope: before.scope,
      comparable,
      cells: before.cells.map(({ code, applicant, value, state }) => ({
        code,
        ...(applicant === undefined ? {} : { applicant }),
        value,
        state,
      })),
      comparisons: across?.comparisons ?? [],
      findings: across?.findings ?? [],
    }
  }
  const rules = tallyRules(report, across)
  return {
    report,
    reasons,
    text,
    layout: (forms as FormLayout[]).find(({ form }) => form === report.form) ?? null,
    counts: countOutcomes(rules),
    rules,
    known: found && { agency: { id: found.id, name: found.name }, same: found.same, previous },
  }
}

function countOutcomes(rules: readonly RuleTally[]): NonNullable<Checked['counts']> {
  const count = (wanted: RuleOutcome) => rules.filter(({ outcome }) => outcome === wanted).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    notEvaluated: count('not_evaluated'),
    notApplicable: count('not_applicable'),
  }
}

/** A draft that the reader gave up on is told as one that cannot be read. */
function unread(
  { kind }: Exclude<DraftAnswer, { kind: 'read' | 'malformed' }>,
  { name, bytes }: DraftQuestion,
): { report: ParsedReport; text: string } {
  const code: RefusalCode = kind === 'too_slow' ? 'R-TIME' : 'R-FAILED'
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source = { name, sha256, mediaType: 'application/octet-stream', url: null }
  const { reason } = refuse(code)
  return { report: { schema: 'gongkai.report/1', status: 'refused', source, reasons: [reason] }, text: '' }
}

/** @throws ProblemError for a region that does not exist. */
function statedBy({ agency, region, year, scope }: CheckQuery): ManifestEntry | null {
  if (region !== undefined && !reference.regions.some(({ adcode }) => adcode === region)) {
    const detail = { zh: `没有代码为 ${region} 的地区`, en: `There is no region ${region}` }
    throw new ProblemError(400, 'bad_parameter', detail, { parameter: 'region' })
  }
  if (agency === undefined && region === undefined && year === undefined && scope === undefined) return null
  return {
    agency: agency ?? null,
    adcode: region ?? null,
    year: year ?? null,
    scope: scope ?? null,
    url: null,
    published: null,
  }
}

const mediaTypeOf = (header: string | undefined) => (header ?? '').split(';')[0]!.trim().toLowerCase()

function tooLarge(): ProblemError {
  const detail = {
    zh: '草稿超过 20 MB，这是最大的限度',
    en: 'The draft is larger than 20 MB, the most that is read',
  }
  return new ProblemError(413, 'too_large', detail, {
    limit: MAX_DRAFT,
    allowed: [`0-${MAX_DRAFT}`],
  })
}

function unsupported(type: string): ProblemError {
  const detail = {
    zh: `不能读取 ${type.slice(0, 60)} 类型的内容：请直接发送文件，或者发送含有正文的 JSON`,
    en: `A body of type ${type.slice(0, 60)} is not read: send the file itself, or JSON with its text`,
  }
  return new ProblemError(415, 'unsupported_type', detail, {
    allowed: ['text/plain', 'text/html', 'application/json', 'application/octet-stream'],
  })
}
