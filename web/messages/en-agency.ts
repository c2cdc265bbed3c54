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
  peersOf: (sector, level, year) =>
    `Agencies of the sector “${sector}”, ${level.toLowerCase()} level, ${year}`,
  peersNone: (sector, level) =>
    `No other agency of the sector “${sector}” at ${level.toLowerCase()} level is loaded yet, so there is nothing to compare with.`,
  peersUnknownLevel: 'The level of this agency is unknown, so its peers are too.',
  peersFew: (n, sector, level, year) =>
    `Only ${n} agencies of the sector “${sector}” at ${level.toLowerCase()} level are loaded for ${year}: too few for a ranking. Their figures are listed.`,
  peersScope: 'Compared with reports of the same scope only.',
  place: (rank, count) => `rank ${rank} of ${count}, highest first`,
  placeTied: (rank, count) => `joint rank ${rank} of ${count}, highest first`,
  median: (value) => `median ${value}`,
  above: (share) => `above ${share} of its peers`,
  stripLabel: (label, value, place, median) => `${label}: ${value}; ${place}; ${median}`,
  noOwn: 'This agency has no such figure',
  strip: 'Each line is an agency, the bold one is this agency, the grey band is the middle half.',
  peerNear: 'Peers',
  peerCount: (shown, total) => `${shown} of ${total} listed`,
  excluded: (n) => `${plural(n, 'agency', 'agencies')} left out: fewer than 20 cases, or no figure`,

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
