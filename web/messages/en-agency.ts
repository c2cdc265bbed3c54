import type { AgencyMessages } from './zh-agency.ts'

const plural = (n: string, one: string, many: string) => `${n} ${n === '1' ? one : many}`

export const enAgency: AgencyMessages = {
  lede: (reports, years) => `${plural(reports, 'report', 'reports')} loaded (${years}).`,
  none: {
    title: 'No report of this agency counts in the statistics yet',
    advice: 'Once one is loaded, its figures will be shown here.',
  },
  levelUnknown: 'Level unknown',
  year: 'Year',
  compare: 'Compare with its peers',
  compareWith: 'Open in Compare',
  headline: (year) => `Main figures of ${year}`,
  newApplications: 'New requests',
  handled: 'Requests handled',
  handledHint: (out) => `${out} carried over`,
  disclosureRate: 'Disclosure rate',
  rateOf: (numerator, denominator) => `${numerator} of ${denominator}`,
  rateNone: 'Nothing was handled, so there is no rate',
  small: 'fewer than 20 cases',
  disputes: 'Disputes',
  disputesParts: (reconsideration, litigation) =>
    `Reconsideration ${reconsideration} · litigation ${litigation}`,
  procurement: 'Procurement',
  procurementItems: (n) => plural(n, 'project', 'projects'),
  applications: 'Requests received and handled, by year',
  applicationsOne: (year) => `Requests received and handled, ${year}`,
  requestsNone: (years) => `The reports of ${years} have no requests, neither received nor handled.`,
  outcomesNone: (years) =>
    `The reports of ${years} have no handled requests: there are no outcomes to compare.`,
  noYear: (asked, shown) =>
    `There is no report of this agency for ${asked}; these are the figures of ${shown}.`,
  unknown: {
    title: 'There is no such agency',
    advice:
      'The number may be misspelt, or its reports were removed. Search by name, or look from the overview down.',
    search: 'Search agencies',
  },
  outcomes: 'Outcomes, by year',
  outcomesOne: (year) => `Requests handled in ${year}, by outcome`,
  disputesTitle: 'Reconsideration and litigation, by year',
  disputesOne: (year) => `Reconsideration and litigation, ${year}`,
  disputesNone: (years) => `The reports of ${years} count no reconsideration or litigation.`,
  procurementTitle: 'Centralised procurement, by year',
  procurementOne: (year) => `Centralised procurement, ${year}`,
  procurementEnded:
    'Only the form of 2019 and 2020 asks for centralised procurement; from 2021 it is not reported.',
  onlyYear: (year) => `Only the report of ${year} is loaded so far, so no change can be shown.`,
  procurementNone: (years) => `The reports of ${years} state no centralised procurement (an amount of 0).`,
  cases: 'Number of cases',
  ofHandled: 'Share of requests handled',

  peers: 'Against its peers',
  peersBasis: {
    sector_and_level: (n, sector, level, year) =>
      `${n} agencies of the sector “${sector}” at ${level.toLowerCase()} level, ${year}; reports of the same scope only.`,
    level: (n, _sector, level, year) =>
      `Fewer than ten agencies of its sector: compared with all ${n} agencies at ${level.toLowerCase()} level, ${year}; reports of the same scope only.`,
    all: (n, _sector, _level, year) =>
      `Fewer than ten agencies of its sector and level: compared with all ${n} agencies, ${year}; reports of the same scope only.`,
  },
  peersNone: 'No agency that it could be compared with is loaded yet.',
  peersFew: (n) => `Only ${n} agencies have this figure: too few for a position`,
  percentile: (rank) => `about percentile ${rank}`,
  sameAsMost: 'the same as at least half of its peers',
  median: (value) => `median ${value}`,
  apart: {
    higher: 'clearly above its peers together',
    lower: 'clearly below its peers together',
    no: 'not distinguishable from its peers together',
  },
  stripLabel: (label, value, place, median) => `${label}: ${value}; ${place}; ${median}`,
  noOwn: 'This agency has no such figure',
  smallRate: 'Fewer than 30 cases: not compared',
  strip: 'Peers in order from low to high; the ticks give the quartiles, the bold line is this agency.',
  peerNear: 'Peers',
  peerCount: (shown, total) => `${shown} of ${total} listed`,
  excluded: (n) => `Up to ${plural(n, 'agency', 'agencies')} left out: fewer than 30 cases, or no figure`,

  changed: {
    title: (year) => `What changed most in ${year} on the year before`,
    from: (before, now) => `${before} → ${now}`,
    points: (points) => `${points} points`,
    fromZero: 'from 0',
    none: 'The main figures are those of the year before.',
    notCompared: (why) => `Not compared with the year before: ${why}.`,
    interval: (low, high) => `95% interval ${low} to ${high}`,
    uncertain: 'within what chance alone would bring',
    why: {
      no_value: 'no value this year',
      gap_year: 'no report of the year before',
      base_blank: 'no value the year before',
      scope_changed: 'the two reports differ in scope',
      form_break: 'the definition changed between the two years',
      base_zero: 'the year before was 0',
    },
  },
  chain: {
    title: 'Carried over, year to year',
    holds: (n) => `All ${n} joints hold: each year takes over what the year before handed on.`,
    breaks: (broken, n) =>
      `${broken} of ${n} joints do not hold: a year should take over what the year before handed on.`,
    nothing: 'There are no reports of two years in a row, so the carry-over cannot be checked.',
    parts: { carriedIn: 'Taken over', received: 'Received', handled: 'Handled', carriedOut: 'Handed on' },
    same: 'equal',
    more: (n) => `${n} more`,
    fewer: (n) => `${n} fewer`,
    unknown: 'one year has no value',
    scope: 'different basis, not compared',
    gap: (from, to) => `no report between ${from} and ${to}`,
  },

  findings: 'What was checked',
  reports: 'Annual reports',
  form: 'Form',
  scope: 'Scope',
  revision: 'Revision',
  checked: 'Checked',
  blanks: 'Cells without a value',
  formOf: (form) => `Form of ${form}`,
  mixedScopes:
    'The reports of this agency differ in scope: some count the agency alone, some sum the agencies under it. Do not compare the years directly.',
}
