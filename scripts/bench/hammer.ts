/**
 * The load generator, a process of its own: asks one address for some seconds and prints how often it was answered, as
 * JSON. Arguments: address, seconds, and `fresh` for a question that no cache knows yet (answers are kept by what is
 * accepted, so that another `Accept` asks for the same anew) or a tag to ask conditionally with.
 */
import autocannon from 'autocannon'

const [url, seconds, manner = ''] = process.argv.slice(2)
let asked = 0

const result = await autocannon({
  url: url!,
  connections: 10,
  duration: Number(seconds),
  requests: [
    {
      // Set up for every request in every manner, so that the generator has the same work in all of them.
      setupRequest: (request) => ({
        ...request,
        headers: {
          accept: `application/json, application/x-${manner === 'fresh' ? `${process.pid}-${(asked += 1)}` : 'kept'};q=0.1`,
          ...(manner.startsWith('W/') ? { 'if-none-match': manner } : {}),
        },
      }),
    },
  ],
})
const statuses = Object.fromEntries(
  Object.entries(result.statusCodeStats).map(([code, { count }]) => [code, count]),
)
const perSecond = result.requests.total / result.duration
console.log(JSON.stringify({ perSecond, answered: result.requests.total, errors: result.errors, statuses }))
