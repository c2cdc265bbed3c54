/** How busy a body is: a few are asked thousands of times a year, most never. Shapes, not measurements. */
import type { Body, Tier } from './bodies.ts'
import type { Chance } from './random.ts'

export interface Activity {
  /** Requests a year around which the years vary. */
  requests: number
  /** Shares of the six types of applicants. */
  applicants: number[]
  /** How readily each outcome is given, relative to what is usual. */
  leaning: { granted: number; denied: number; unavailable: number; rejected: number; other: number }
  /** Share of requests that run into the next year. */
  open: number
  /** Share of decided requests that are taken to reconsideration or court. */
  disputed: number
  normativeDocs: number
  licences: number
  penalties: number
  coercions: number
  services: number
  /** Yuan a year; 0: collects none. */
  fees: number
  purchases: number
}

/** Requests of an ordinary body a year, the spread of its logarithm, and the share that nobody ever asks. */
const REQUESTS: Readonly<Record<Tier, { usual: number; spread: number; never: number }>> = {
  national: { usual: 300, spread: 1.2, never: 0 },
  province: { usual: 60, spread: 1.3, never: 0.02 },
  prefecture: { usual: 22, spread: 1.5, never: 0.08 },
  county: { usual: 5, spread: 1.6, never: 0.26 },
  zone: { usual: 3, spread: 1.6, never: 0.35 },
  township: { usual: 1.3, spread: 1.6, never: 0.55 },
}

/** Sectors that are asked more than others. */
const ASKED: Readonly<Record<string, number>> = {
  government: 5,
  natural_resources: 9,
  housing_urban_rural: 6,
  public_security: 4,
  market_regulation: 4,
  urban_management: 3,
  human_resources: 2.5,
  agriculture_rural: 2,
  civil_affairs: 2,
  education: 2,
  ecology_environment: 1.8,
  development_reform: 1.8,
  health: 1.6,
  transport: 1.5,
  township: 1.2,
}

/** Sectors that license and punish, with decisions a year in an ordinary county. */
const DECIDES: Readonly<Record<string, { licences: number; penalties: number; coercions: number }>> = {
  market_regulation: { licences: 4000, penalties: 160, coercions: 12 },
  public_security: { licences: 9000, penalties: 2600, coercions: 300 },
  natural_resources: { licences: 700, penalties: 25, coercions: 2 },
  housing_urban_rural: { licences: 260, penalties: 22, coercions: 0 },
  transport: { licences: 600, penalties: 320, coercions: 30 },
  urban_management: { licences: 220, penalties: 700, coercions: 60 },
  health: { licences: 420, penalties: 50, coercions: 0 },
  emergency: { licences: 60, penalties: 45, coercions: 3 },
  ecology_environment: { licences: 80, penalties: 40, coercions: 6 },
  agriculture_rural: { licences: 180, penalties: 24, coercions: 1 },
  water: { licences: 30, penalties: 8, coercions: 1 },
  culture_tourism: { licences: 40, penalties: 14, coercions: 0 },
  forestry_grassland: { licences: 60, penalties: 18, coercions: 0 },
  human_resources: { licences: 50, penalties: 6, coercions: 0 },
  civil_affairs: { licences: 120, penalties: 2, coercions: 0 },
  tax: { licences: 300, penalties: 90, coercions: 20 },
  government_services: { licences: 3000, penalties: 0, coercions: 0 },
  fire_rescue: { licences: 90, penalties: 60, coercions: 4 },
  education: { licences: 30, penalties: 1, coercions: 0 },
  township: { licences: 6, penalties: 2, coercions: 0.3 },
}

/** How much larger than in a county. */
const SCALE: Readonly<Record<Tier, number>> = {
  national: 12,
  province: 5,
  prefecture: 2.5,
  county: 1,
  zone: 0.4,
  township: 1,
}

export function activityOf({ tier, sector }: Body, chance: Chance): Activity {
  const { usual, spread, never } = REQUESTS[tier]
  const asked = ASKED[sector] ?? 0.6
  const decides = DECIDES[sector]
  const some = (mean: number, share: number, width = 0.9): number =>
    chance.happens(share) ? mean * SCALE[tier] * chance.factor(width) : 0
  const requests = chance.happens(never / Math.sqrt(asked)) ? 0 : usual * asked * chance.factor(spread)
  const lean = () => chance.factor(0.5)
  return {
    requests,
    applicants: [0.86, 0.06, 0.004, 0.008, 0.026, 0.042].map((share) => share * chance.factor(0.6)),
    leaning: { granted: lean(), denied: lean(), unavailable: lean(), rejected: lean(), other: lean() },
    open: Math.min(0.4, 0.05 * chance.factor(0.8)),
    disputed: Math.min(0.4, 0.035 * chance.factor(0.9)),
    normativeDocs: some(tier === 'township' ? 0.3 : 1.2, tier === 'township' ? 0.08 : 0.45),
    licences: decides ? some(decides.licences, tier === 'township' ? 0.12 : 0.9) : 0,
    penalties: decides ? some(decides.penalties, tier === 'township' ? 0.15 : 0.9) : 0,
    coercions: decides ? some(decides.coercions, 0.5) : 0,
    services: some(tier === 'township' ? 8 : 60, tier === 'township' ? 0.12 : 0.25, 1.4),
    fees: some(900_000, tier === 'township' ? 0.01 : 0.16, 1.8),
    purchases: some(tier === 'township' ? 2 : 6, tier === 'township' ? 0.25 : 0.6),
  }
}
