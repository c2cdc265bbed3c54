/** What the validator found, as a problem that names the parameter and what may stand there. */
import type { FastifyError, FastifyRequest } from 'fastify'
import type { Problem } from '../contract/common.ts'
import { describeProblem } from '../problem.ts'

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

export function validationProblem(error: FastifyError, request: FastifyRequest): Problem {
  const [first] = error.validation ?? []
  const parameters = parametersOf(request, error.validationContext)
  const unknown = first?.params['additionalProperty']
  if (typeof unknown === 'string') {
    const allowed = Object.keys(parameters)
    const detail =
      allowed.length === 0
        ? 'This address takes no parameters'
        : `${unknown} is not a parameter of this address`
    return describeProblem(400, 'unknown_parameter', detail, { parameter: unknown, allowed })
  }
  const missing = first?.params['missingProperty']
  const parameter = typeof missing === 'string' ? missing : (first?.instancePath.split('/')[1] ?? '')
  const schema = parameters[parameter]
  const given = givenValue(request, error.validationContext, parameter)
  if (Array.isArray(given)) {
    const detail = `${parameter} is given ${given.length} times: give it once, with commas between its values`
    return describeProblem(400, 'bad_parameter', detail, { parameter })
  }
  const { hint, allowed } = describeAllowed(schema)
  const detail = `${parameter} cannot be ${quote(given)}${hint === '' ? '' : `: ${hint}`}`
  return describeProblem(400, 'bad_parameter', detail, { parameter, ...(allowed ? { allowed } : {}) })
}

function describeAllowed(schema: ParameterSchema | undefined): { hint: string; allowed?: string[] } {
  const choices = schema?.anyOf?.flatMap((choice) =>
    choice.const === undefined ? [] : [String(choice.const)],
  )
  if (choices && choices.length > 0) return { hint: `one of ${choices.join(', ')}`, allowed: choices }
  if (schema?.type === 'integer') {
    const { minimum = '', maximum = '' } = schema
    return { hint: `a whole number from ${minimum} to ${maximum}`, allowed: [`${minimum}-${maximum}`] }
  }
  if (schema?.type === 'boolean') return { hint: 'true or false', allowed: ['true', 'false'] }
  if (schema?.pattern !== undefined) {
    const examples = (schema.examples ?? []).map(String)
    const hint =
      examples.length > 0 ? `for example ${examples.join(' or ')}` : `it must match ${schema.pattern}`
    return { hint, allowed: [schema.pattern] }
  }
  if (schema?.maxLength !== undefined) {
    return { hint: `text of ${schema.minLength ?? 0} to ${schema.maxLength} characters` }
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

function quote(value: unknown): string {
  if (value === undefined) return 'left out'
  const text = String(value)
  if (text === '') return 'empty'
  return `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`
}
