/** One report in every layout, and in every way that offices print the form: each cell is read, or its loss is told. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { readReport } from '../../../server/report/read-report.ts'
import { anyFigures, sampleFigures, type Figures } from '../support/figures.ts'
import { contentOf, numberOf as numberOfOurs } from '../../support/layouts/content.ts'
import { FAMILIES, type Family } from '../../support/layouts/families.ts'
import { judge, keysOf, type Judgement } from '../../support/layouts/judge.ts'
import { printedIn, type NumberOf } from '../../support/layouts/printed.ts'
import { PUBLISHED } from '../../support/layouts/published.ts'
import { VARIATIONS, type Variation } from '../../support/layouts/variations.ts'

vi.setConfig({ testTimeout: 180_000 })

type Form = '2019' | '2021'

async function judged(
  form: Form,
  figures: Figures,
  family: Family,
  variation: Variation,
  numberOf: NumberOf = numberOfOurs,
): Promise<Judgement> {
  const content = contentOf(form, figures)
  const { traced, name, encode } = family.draw(content, variation.change(content.parts))
  const { report } = await readReport({ bytes: encode(traced.text), name }, reference, null)
  expect(report.status).not.toBe('refused')
  return judge(report, keysOf(form), printedIn(traced, figures, numberOf))
}

type Loses = boolean | 'much'

function expectRight({ faults, right, withheld, flagged }: Judgement, cells: number, loses: Loses) {
  expect(faults).toEqual([])
  if (loses === 'much') return
  if (loses) expect(right).toBeGreaterThan(cells * 0.8)
  else expect({ right, withheld, flagged }).toEqual({ right: cells, withheld: 0, flagged: 0 })
}

const cases = FAMILIES.map(
  (family) => [`${family.format}, ${family.family}: ${family.name}`, family] as const,
)

describe.each<Form>(['2019', '2021'])('form %s', (form) => {
  const figures = sampleFigures(form)

  test.each(cases)('%s', async (_name, family) => {
    for (const [i, variation] of VARIATIONS.entries()) {
      // Every variation in every layout, the forms by turns.
      if (i > 0 && (i % 2 === 0) !== (form === '2019')) continue
      if (family.oneIn && i % family.oneIn > 1) continue
      const result = await judged(form, figures, family, variation)
      const undecided = family.undecided?.includes(variation.name) ? 'much' : undefined
      const loses = undecided ?? variation.loses ?? (family.needsCaptions && variation.losesCaptions) ?? false
      expectRight(result, keysOf(form).length, loses)
    }
  })

  test('any figures', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFigures(form),
        fc.constantFrom(...FAMILIES),
        fc.constantFrom(...VARIATIONS),
        async (any, family, variation) => {
          const { faults } = await judged(form, any, family, variation)
          expect(faults).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })
})

test.each(PUBLISHED.map((published) => [published.slug, published] as const))(
  '%s in every layout',
  async (_slug, { form, figures, numberOf }) => {
    const all = new Map(keysOf(form).map((key) => [key, figures.get(key) ?? '0']))
    for (const family of FAMILIES.filter(({ oneIn }) => !oneIn)) {
      const result = await judged(form, all, family, VARIATIONS[0]!, numberOf)
      expect(result.faults, family.name).toEqual([])
    }
  },
)
