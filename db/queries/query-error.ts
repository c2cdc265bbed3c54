/**
 * A question that cannot be answered as it was put. It names the parameter to mend, in the words of the public
 * interface, and the values that may stand there where they can be listed. It is the asker's mistake, never ours.
 */
export class QueryError extends Error {
  readonly parameter: string
  readonly allowed: readonly string[] | undefined

  constructor(parameter: string, message: string, allowed?: readonly string[]) {
    super(message)
    this.name = 'QueryError'
    this.parameter = parameter
    this.allowed = allowed
  }
}
