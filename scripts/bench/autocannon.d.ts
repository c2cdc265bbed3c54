declare module 'autocannon' {
  interface Request {
    headers?: Record<string, string>
    [name: string]: unknown
  }
  interface Options {
    url: string
    connections: number
    duration: number
    headers?: Record<string, string>
    requests?: { setupRequest?: (request: Request) => Request }[]
  }
  interface Result {
    requests: { total: number }
    duration: number
    errors: number
    non2xx: number
    statusCodeStats: Record<string, { count: number }>
  }
  export default function autocannon(options: Options): Promise<Result>
}
