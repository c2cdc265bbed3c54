/** What the validator found, as a problem that names the parameter and what may stand there. */
import type { FastifyError, FastifyRequest } from 'fastify'
import { describeProblem, type ProblemDraft, type Wording } from '../problem.ts'

/** The parts of a parameter's schema that say what is allowed. */
interface ParameterSchema {
  type?: string
  anyOf?: { const?: unknown }[]
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  examples?: unknown[]
}

export function validationProblem(error: FastifyError, request: FastifyRequest): ProblemDraft {
  const [first] = error.validation ?? []
  const parameters = parametersOf(request, error.validationContext)
  const unknown = first?.params['additionalProperty']
  if (typeof unknown === 'string') {
    const allowed = Object.keys(parameters)
    const name = shorten(unknown)
    const detail =
      allowed.length === 0
        ? { zh: '这个地址没有参数', en: 'This address takes no parameters' }
        : { zh: `这个地址没有参数 ${name}`, en: `${name} is not a parameter of this address` }
    return describeProblem(400, 'unknown_parameter', detail, { parameter: name, allowed })
  }
  const missing = first?.params['missingProperty']
  const parameter = typeof missing === 'string' ? missing : (first?.instancePath.split('/')[1] ?? '')
  const schema = parameters[parameter]
  const given = givenValue(request, error.validationContext, parameter)
  if (Array.isArray(given)) {
    const detail = {
      zh: `${parameter} 写了 ${given.length} 次：只写一次，多个值用逗号隔开`,
      en: `${parameter} is given ${given.length} times: give it once, with commas between its values`,
    }
    return describeProblem(400, 'bad_parameter', detail, { parameter })
  }
  const { hint, allowed } = describeAllowed(schema)
  const quoted = quote(given)
  const detail = {
    zh: `${parameter} 不能是${quoted.zh}${hint === '' ? '' : `：${hint.zh}`}`,
    en: `${parameter} cannot be ${quoted.en}${hint === '' ? '' : `: ${hint.en}`}`,
  }
  return describeProblem(400, 'bad_parameter', detail, { parameter, ...(allowed ? { allowed } : {}) })
}

function describeAllowed(schema: ParameterSchema | undefined): { hint: Wording | ''; allowed?: string[] } {
  const choices = schema?.anyOf?.flatMap((choice) =>
    choice.const === undefined ? [] : [String(choice.const)],
  )
  if (choices && choices.length > 0) {
    const hint = { zh: `可用的值有 ${choices.join('、')}`, en: `one of ${choices.join(', ')}` }
    return { hint, allowed: choices }
  }
  if (schema?.type === 'integer') {
    const { minimum = '', maximum = '' } = schema
    const hint = {
      zh: `应为 ${minimum} 到 ${maximum} 的整数`,
      en: `a whole number from ${minimum} to ${maximum}`,
    }
    return { hint, allowed: [`${minimum}-${maximum}`] }
  }
  if (schema?.type === 'boolean') {
    return { hint: { zh: 'true 或 false', en: 'true or false' }, allowed: ['true', 'false'] }
  }
  if (schema?.pattern !== undefined) {
    const examples = (schema.examples ?? []).map(String)
    const hint =
      examples.length > 0
        ? { zh: `例如 ${examples.join(' 或 ')}`, en: `for example ${examples.join(' or ')}` }
        : { zh: `须符合 ${schema.pattern}`, en: `it must match ${schema.pattern}` }
    return { hint, allowed: [schema.pattern] }
  }
  if (schema?.maxLength !== undefined) {
    const { minLength = 0, maxLength } = schema
    const hint = {
      zh: `应为 ${minLength} 到 ${maxLength} 个字的文本`,
      en: `text of ${minLength} to ${maxLength} characters`,
    }
    return { hint }
  }
  return { hint: '' }
}

function parametersOf(request: FastifyRequest, context: string | undefined): Record<string, ParameterSchema> {
  const { schema } = request.routeOptions
  const part = context === 'params' ? schema?.params : schema?.querystring
  return (part as { properties?: Record<string, ParameterSchema> } | undefined)?.properties ?? {}
}

function givenValue(request: FastifyRequest, context: string | undefined, parameter: string): unknown {
  const values = (context === 'params' ? request.params : request.query) as Record<string, unknown>
  return values[parameter]
}

const QUOTED = 60

const shorten = (text: string) => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text)

function quote(value: unknown): Wording {
  if (value === undefined) return { zh: '空缺', en: 'left out' }
  const text = String(value)
  if (text === '') return { zh: '空的', en: 'empty' }
  return { zh: `“${shorten(text)}”`, en: `“${shorten(text)}”` }
}
