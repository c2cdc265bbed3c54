/** Table 2 of one year: documents, decisions, fees and purchases, with stocks that follow from the year before. */
import { placeOf, type Figures } from '../../db/load/figures.ts'
import type { Activity } from './activity.ts'
import type { Chance } from './random.ts'

/** What stands at the end of a year. */
export interface Stocks {
  rules: number
  normativeDocs: number
  items: Record<(typeof LISTS)[number], number>
}

const LISTS = ['licensing', 'other_services', 'penalty', 'coercion', 'fees'] as const

const FEN = 100

export function firstStocks(activity: Activity, makesRules: boolean, chance: Chance): Stocks {
  const list = (decisions: number): number =>
    decisions === 0 ? 0 : 1 + chance.count(3 + 2.5 * Math.log1p(decisions))
  return {
    rules: makesRules ? 10 + chance.below(40) : 0,
    normativeDocs: chance.count(activity.normativeDocs * 6),
    items: {
      licensing: list(activity.licences),
      other_services: list(activity.services),
      penalty: list(activity.penalties) * 4,
      coercion: list(activity.coercions),
      fees: activity.fees > 0 ? 1 + chance.below(6) : 0,
    },
  }
}

/** Writes table 2 and moves the stocks on. */
export function fillProactive(
  figures: Figures,
  activity: Activity,
  stocks: Stocks,
  level: number,
  chance: Chance,
): void {
  const set = (code: string, value: number): void => {
    figures.values[placeOf(figures.form, code)] = value
  }
  const decisions = {
    licensing: chance.count(activity.licences * level),
    other_services: chance.count(activity.services * level),
    penalty: chance.count(activity.penalties * level),
    coercion: chance.count(activity.coercions * level),
  }
  const made = {
    rules: stocks.rules > 0 ? chance.below(4) : 0,
    normative_docs: chance.count(activity.normativeDocs),
  }
  if (figures.form === '2021') {
    const repealed = {
      rules: Math.min(stocks.rules, chance.below(2)),
      normative_docs: Math.min(stocks.normativeDocs, chance.count(activity.normativeDocs * 0.7)),
    }
    stocks.rules += made.rules - repealed.rules
    stocks.normativeDocs += made.normative_docs - repealed.normative_docs
    set('rules.made', made.rules)
    set('rules.repealed', repealed.rules)
    set('rules.in_force', stocks.rules)
    set('normative_docs.made', made.normative_docs)
    set('normative_docs.repealed', repealed.normative_docs)
    set('normative_docs.in_force', stocks.normativeDocs)
    set('licensing.decisions', decisions.licensing)
    set('penalty.decisions', decisions.penalty)
    set('coercion.decisions', decisions.coercion)
    set('fees.amount', money(activity.fees * level, chance))
    return
  }
  stocks.rules += made.rules
  stocks.normativeDocs += made.normative_docs
  set('rules.made', made.rules)
  set('rules.newly_disclosed', made.rules)
  set('rules.disclosed_total', stocks.rules)
  set('normative_docs.made', made.normative_docs)
  set('normative_docs.newly_disclosed', made.normative_docs)
  set('normative_docs.disclosed_total', stocks.normativeDocs)
  for (const list of LISTS) {
    const before = stocks.items[list]
    const change = changeOf(before, chance)
    stocks.items[list] = before + change
    set(`${list}.items_prev`, before)
    set(`${list}.items_change`, change)
    if (list !== 'fees') set(`${list}.decisions`, notItems(decisions[list], before, change))
  }
  const purchases = chance.count(activity.purchases)
  set('procurement.items', purchases)
  set('procurement.amount', purchases === 0 ? 0 : money(purchases * 180_000, chance))
}

/** Lists are cut and added to now and then; a change that equals the list would be a misunderstood column. */
function changeOf(before: number, chance: Chance): number {
  if (before === 0 || chance.happens(0.6)) return 0
  const change = chance.below(7) - 3
  return change >= before || before + change < 1 ? 0 : change
}

/** Decisions that happen to equal the list look like a misunderstood column too. */
function notItems(decisions: number, before: number, change: number): number {
  if (before === 0) return decisions
  return decisions === before + change || decisions === before - change || decisions === before
    ? decisions + 2 * Math.abs(change) + 1
    : decisions
}

/** Yuan around which, as fen in steps of 100 yuan: 万元 with two decimals. */
function money(yuan: number, chance: Chance): number {
  return yuan === 0 ? 0 : Math.max(1, Math.round((yuan * chance.factor(0.5)) / 100)) * 100 * FEN
}
