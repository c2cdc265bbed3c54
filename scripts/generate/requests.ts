/** Table 3 of one year: what came in, what became of it, what is carried on. Every column and row adds up. */
import { placeOf, type Figures } from '../../db/load/figures.ts'
import type { Form } from '../../server/report/report.ts'
import type { Activity } from './activity.ts'
import { shareOut, type Chance } from './random.ts'

/** Columns of table 3 that are types of applicants; the one after them is their total. */
export const TYPES = 6

type Group = keyof Activity['leaning']

/** Outcomes with their usual shares. A row that the form does not have is left out. */
const OUTCOMES: readonly (readonly [code: string, share: number, group: Group])[] = [
  ['outcome.granted', 0.45, 'granted'],
  ['outcome.partial', 0.075, 'granted'],
  ['outcome.denied.state_secret', 0.002, 'denied'],
  ['outcome.denied.other_law', 0.009, 'denied'],
  ['outcome.denied.security_stability', 0.004, 'denied'],
  ['outcome.denied.third_party', 0.02, 'denied'],
  ['outcome.denied.internal_affairs', 0.014, 'denied'],
  ['outcome.denied.deliberative', 0.018, 'denied'],
  ['outcome.denied.enforcement_file', 0.012, 'denied'],
  ['outcome.denied.admin_query', 0.032, 'denied'],
  ['outcome.unavailable.not_held', 0.17, 'unavailable'],
  ['outcome.unavailable.needs_creation', 0.03, 'unavailable'],
  ['outcome.unavailable.unclear', 0.015, 'unavailable'],
  ['outcome.rejected.petition', 0.04, 'rejected'],
  ['outcome.rejected.repeat', 0.017, 'rejected'],
  ['outcome.rejected.publication', 0.002, 'rejected'],
  ['outcome.rejected.excessive', 0.003, 'rejected'],
  ['outcome.rejected.confirm_reissue', 0.003, 'rejected'],
  ['outcome.other.total', 0.085, 'other'],
  ['outcome.other.no_correction', 0.03, 'other'],
  ['outcome.other.fee_unpaid', 0.001, 'other'],
  ['outcome.other.misc', 0.054, 'other'],
]

interface Rows {
  received: number
  carriedIn: number
  outcomes: { place: number; share: number; group: Group }[]
  total: number
  carriedOut: number
}

const ROWS: Readonly<Record<Form, Rows>> = { '2019': rowsOf('2019'), '2021': rowsOf('2021') }

function rowsOf(form: Form): Rows {
  const others = form === '2019' ? 'outcome.other.total' : 'outcome.other.'
  return {
    received: placeOf(form, 'applications.received.new'),
    carriedIn: placeOf(form, 'applications.received.carried_in'),
    outcomes: OUTCOMES.filter(([code, , group]) =>
      group !== 'other'
        ? true
        : form === '2019'
          ? code === others
          : code !== 'outcome.other.total' && code.startsWith(others),
    ).map(([code, share, group]) => ({ place: placeOf(form, code), share, group })),
    total: placeOf(form, 'outcome.total'),
    carriedOut: placeOf(form, 'applications.carried_out'),
  }
}

export interface Year {
  /** How many more or fewer requests than usual. */
  level: number
  /** By type of applicant, from the year before. */
  carriedIn: readonly number[]
  /** Whether anything may be carried on: not where no report follows. */
  mayCarryOn: boolean
}

/** Writes table 3. @returns what is carried on, by type, and how many requests were decided. */
export function fillRequests(
  figures: Figures,
  activity: Activity,
  { level, carriedIn, mayCarryOn }: Year,
  chance: Chance,
): { carriedOut: number[]; decided: number; contestable: number } {
  const rows = ROWS[figures.form]
  const { values } = figures
  const received = shareOut(chance, chance.count(activity.requests * level), activity.applicants)
  const carriedOut = received.map(() => 0)
  const weights = rows.outcomes.map(({ share, group }) => share * activity.leaning[group])
  let decided = 0
  let contestable = 0
  const add = (row: number, type: number, n: number): void => {
    values[row + type]! += n
    values[row + TYPES]! += n
  }
  for (let type = 0; type < TYPES; type++) {
    const fresh = received[type]!
    const old = carriedIn[type] ?? 0
    if (fresh + old === 0) continue
    const open = mayCarryOn ? chance.among(fresh, activity.open) : 0
    const done = fresh + old - open
    carriedOut[type] = open
    add(rows.received, type, fresh)
    add(rows.carriedIn, type, old)
    add(rows.carriedOut, type, open)
    add(rows.total, type, done)
    if (done === 0) continue
    shareOut(chance, done, weights).forEach((n, i) => {
      const { place, group } = rows.outcomes[i]!
      if (n === 0) return
      add(place, type, n)
      if (group !== 'granted') contestable += n
    })
    decided += done
  }
  return { carriedOut, decided, contestable }
}
