/** The two queries that read figures: who stands behind each row, and the sums of the cells they printed. */
import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import { KEYS, members, type MemberKeys } from './aggregate-members.ts'
import type { AggregateQuestion } from './aggregate-question.ts'
import type { Form } from '../../server/report/report.ts'

/** One row before its figures: counts of what stands behind it. */
export interface Group extends MemberKeys {
  reports: number
  own: number
  /** Reports on the form of 2019, on that of 2021. */
  form2019: number
  form2021: number
  /** Agencies that have a report here, and agencies known that could have one. */
  reporting: number
  agencies: number
  years: number
  first_year: number | null
  last_year: number | null
  report: number | null
}

/** Sums of one measure (by its place in the question) over one row, for one applicant column (0: not by applicant). */
export interface Sum extends MemberKeys {
  measure: number
  unit: number
  /** In fen where the measure is money. Null when no printed number is among the facts (all zero, or none). */
  numerator: number | null
  denominator: number | null
  /** Units (a report, or one applicant column of it) left out because a cell holds no value. */
  missing: number
}

export async function readGroups(db: Db, question: AggregateQuestion): Promise<Group[]> {
  return members(db, question)
    .selectFrom('member')
    .select(KEYS)
    .select((eb) => {
      const present = (column: 'agency_id' | 'year') =>
        eb.case().when('id', 'is not', null).then(eb.ref(column)).end()
      const reports = (condition: ReturnType<typeof eb>) =>
        eb.fn.coalesce(eb.fn.sum<number>(eb.case().when(condition).then(1).else(0).end()), eb.lit(0))
      return [
        eb.fn.count<number>('id').as('reports'),
        reports(eb.and([eb('id', 'is not', null), eb('scope', '=', 'own')])).as('own'),
        reports(eb('form', '=', '2019')).as('form2019'),
        reports(eb('form', '=', '2021')).as('form2021'),
        eb.fn.count<number>(present('agency_id')).distinct().as('reporting'),
        eb.fn.count<number>('agency_id').distinct().as('agencies'),
        eb.fn.count<number>(present('year')).distinct().as('years'),
        eb.fn.min<number | null>(present('year')).as('first_year'),
        eb.fn.max<number | null>(present('year')).as('last_year'),
        eb.fn.max<number | null>('id').as('report'),
      ]
    })
    .groupBy(KEYS)
    .having((eb) => eb.fn.count<number>('id'), '>', 0)
    .execute()
}

/** Agencies that could have reported, where none did. */
export async function countKnown(db: Db, question: AggregateQuestion): Promise<number> {
  const { agencies } = await members(db, question)
    .selectFrom('known')
    .innerJoin('place', 'place.region', 'known.region')
    .$if(question.scope === 'consolidated' && !question.by.includes('agency'), (query) =>
      query.where('known.covers', '=', 1).where('place.depth', '=', 0),
    )
    .select((eb) => eb.fn.count<number>('known.agency_id').distinct().as('agencies'))
    .executeTakeFirstOrThrow()
  return agencies
}

interface TermRow {
  measure: number
  form: Form
  indicator_id: number
  applicant_id: number
  unit: number
  numerator: number
  denominator: number
}

/**
 * Facts are sparse: a printed zero has none, and adds nothing; a cell without a value has one that is null, and
 * takes its whole unit out of the sum, numerator and denominator alike.
 */
export async function readSums(db: Db, question: AggregateQuestion): Promise<Sum[]> {
  const terms = termsOf(question)
  if (terms.length === 0) return []
  const indicators = [...new Set(terms.map((term) => term.indicator_id))]
  const rows = terms.map((t) => {
    const numbers = [t.measure, t.indicator_id, t.applicant_id, t.unit, t.numerator, t.denominator]
    return sql`(${sql.lit(t.form)}, ${sql.join(numbers.map((number) => sql.lit(number)))})`
  })
  const split = question.by.includes('applicant')
  return members(db, question)
    .with(
      'term(form, measure, indicator_id, applicant_id, unit, numerator, denominator)',
      () => sql<TermRow>`(values ${sql.join(rows)})`,
    )
    .with('unit', (q) =>
      q
        .selectFrom('member')
        .innerJoin('fact', 'fact.report_id', 'member.id')
        .innerJoin('term', (join) =>
          join
            .onRef('term.indicator_id', '=', 'fact.indicator_id')
            .onRef('term.applicant_id', '=', 'fact.applicant_id')
            .onRef('term.form', '=', 'member.form'),
        )
        .where('fact.indicator_id', 'in', indicators)
        .select(KEYS)
        .select(['term.measure', 'term.unit'])
        .select((eb) => [
          eb.fn.sum<number | null>(eb('fact.value', '*', eb.ref('term.numerator'))).as('numerator'),
          eb.fn.sum<number | null>(eb('fact.value', '*', eb.ref('term.denominator'))).as('denominator'),
          eb.fn.max<number>(eb.case().when('fact.value', 'is', null).then(1).else(0).end()).as('missing'),
        ])
        .groupBy(['member.id', 'term.measure', 'term.unit', ...KEYS]),
    )
    .selectFrom('unit')
    .select(KEYS)
    .select((eb) => {
      const known = (column: 'numerator' | 'denominator') =>
        eb.fn.sum<number | null>(eb.case().when('missing', '=', 0).then(eb.ref(column)).end())
      return [
        'measure' as const,
        (split ? eb.ref('unit') : eb.lit(0)).$castTo<number>().as('unit'),
        known('numerator').as('numerator'),
        known('denominator').as('denominator'),
        eb.fn.sum<number>('missing').as('missing'),
      ]
    })
    .groupBy([...KEYS, 'measure'])
    .$if(split, (query) => query.groupBy('unit'))
    .execute()
}

/** Every cell that any measure of the question counts, with its factor. */
function termsOf({ measures, applicantIds }: AggregateQuestion): TermRow[] {
  return measures.flatMap((measure, index) =>
    [...measure.forms].flatMap(([form, cells]) =>
      cells.flatMap(({ indicator, applicant, numerator, denominator }) => {
        const columns = measure.byApplicant ? applicantIds : [applicant ?? 7]
        return columns.map((column) => ({
          measure: index,
          form,
          indicator_id: indicator,
          applicant_id: column,
          unit: measure.byApplicant ? column : 0,
          numerator,
          denominator,
        }))
      }),
    ),
  )
}

/** Consolidated reports that the rows leave aside, for the notes. */
export interface Aside {
  /** Second consolidated reports of a region and year. */
  duplicate: number
  /** Reports of regions above the level asked, which cannot be divided among the rows. */
  above: number
  /** Reports of regions below those of the rows, where only the region's own is asked for. */
  below: number
}

export async function readAside(db: Db, question: AggregateQuestion): Promise<Aside> {
  const none = { duplicate: 0, above: 0, below: 0 }
  if (question.by.includes('agency') || question.scope === 'own') return none
  const rows = await members(db, question)
    .selectFrom('picked')
    .leftJoin('chosen', 'chosen.id', 'picked.id')
    .leftJoin('place', 'place.region', 'picked.region')
    .where('picked.covers', '=', 1)
    .select((eb) => {
      const count = (condition: ReturnType<typeof eb>) =>
        eb.fn.coalesce(eb.fn.sum<number>(eb.case().when(condition).then(1).else(0).end()), eb.lit(0))
      return [
        count(eb('chosen.id', 'is', null)).as('duplicate'),
        count(eb.and([eb('chosen.id', 'is not', null), eb('place.direct', '=', 1)])).as('above'),
        count(eb.and([eb('chosen.id', 'is not', null), eb('place.depth', '>', 0)])).as('below'),
      ]
    })
    .execute()
  return rows[0] ?? none
}
