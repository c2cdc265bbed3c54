/**
 * The small language of the rule table: `items_prev + items_change >= 0`, `NOT (a > 0 AND b IN {c, d - e})`,
 * `outcome.total = sum(outcome.denied.{state_secret,other_law})`, `row[total] = row[natural_person] + …`.
 * This is its grammar; what it means is in compile.ts.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'ref'; code: string; applicant: string | null }
  | { kind: 'sum'; terms: { sign: 1 | -1; of: Expression }[] }
  | { kind: 'compare'; op: Comparison; left: Expression; right: Expression }
  | { kind: 'in'; value: Expression; set: Expression[] }
  | { kind: 'and' | 'or'; parts: Expression[] }
  | { kind: 'not'; of: Expression }

/** A cell by its code, in table 3 with its column. */
export interface Reference {
  code: string
  applicant: string | null
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

const TOKEN =
  /\s*(?:(\d+)|(AND|OR|NOT|IN)\b|([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*(?:\.\{[a-z0-9_, ]+\})?)(?:\[([a-z_]+)\])?|(<=|>=|!=|[=<>+\-(){},]))/y

interface Token {
  text: string
  number?: number
  code?: string
  applicant?: string | null
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new SyntaxError(`Not an expression at ${at}: ${text}`)
    const [, number, word, code, applicant, sign] = match
    if (number !== undefined) tokens.push({ text: number, number: Number(number) })
    else if (code !== undefined) tokens.push({ text: code, code, applicant: applicant ?? null })
    else tokens.push({ text: word ?? sign ?? '' })
  }
  return tokens
}

/**
 * Reads an expression of the rule table.
 * @throws SyntaxError when the table is wrong.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokenise(text)
  let next = 0
  const peek = () => tokens[next]?.text
  const fail = (): never => {
    throw new SyntaxError(`Unexpected ${peek() ?? 'end'} in: ${text}`)
  }
  const take = (wanted: string) => (peek() === wanted ? ++next > 0 : false)
  const demand = (wanted: string) => take(wanted) || fail()

  function list(word: 'AND' | 'OR', part: () => Expression): Expression {
    const first = part()
    if (peek() !== word) return first
    const parts = [first]
    while (take(word)) parts.push(part())
    return { kind: word === 'AND' ? 'and' : 'or', parts }
  }
  const or = (): Expression => list('OR', and)
  const and = (): Expression => list('AND', not)
  const not = (): Expression => (take('NOT') ? { kind: 'not', of: not() } : comparison())

  function comparison(): Expression {
    const left = sum()
    const op = peek()
    if (take('IN')) {
      demand('{')
      const set = [sum()]
      while (take(',')) set.push(sum())
      demand('}')
      return { kind: 'in', value: left, set }
    }
    if (op === '=' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=') {
      next++
      return { kind: 'compare', op, left, right: sum() }
    }
    return left
  }

  function sum(): Expression {
    const terms: { sign: 1 | -1; of: Expression }[] = []
    let sign: 1 | -1 = take('-') ? -1 : 1
    for (;;) {
      terms.push(...term().map((of) => ({ sign, of })))
      if (take('+')) sign = 1
      else if (take('-')) sign = -1
      else break
    }
    const only = terms[0]
    return terms.length === 1 && only?.sign === 1 ? only.of : { kind: 'sum', terms }
  }

  function term(): Expression[] {
    if (take('(')) {
      const inner = or()
      demand(')')
      return [inner]
    }
    const token = tokens[next++]
    if (token?.number !== undefined) return [{ kind: 'number', value: token.number }]
    if (token?.code === undefined) {
      next--
      return fail()
    }
    if (token.code === 'sum' && take('(')) {
      const inner = term()
      demand(')')
      return inner
    }
    return expandBraces(token.code).map((code) => ({ kind: 'ref', code, applicant: token.applicant ?? null }))
  }

  const expression = or()
  if (next < tokens.length) fail()
  return expression
}

function expandBraces(code: string): string[] {
  const [stem, list] = code.split('{')
  if (list === undefined) return [code]
  return list
    .slice(0, -1)
    .split(',')
    .map((part) => stem + part.trim())
}

/** All references of an expression, in their order. */
export function references(expression: Expression): Reference[] {
  switch (expression.kind) {
    case 'number':
      return []
    case 'ref':
      return [{ code: expression.code, applicant: expression.applicant }]
    case 'sum':
      return expression.terms.flatMap(({ of }) => references(of))
    case 'compare':
      return [...references(expression.left), ...references(expression.right)]
    case 'in':
      return [expression.value, ...expression.set].flatMap(references)
    case 'and':
    case 'or':
      return expression.parts.flatMap(references)
    case 'not':
      return references(expression.of)
  }
}
