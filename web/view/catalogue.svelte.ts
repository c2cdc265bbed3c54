/** What every page needs before it can ask for figures: the dictionary, the sectors, the years and the revision. */
import type { Indicator, Indicators, Meta, Sectors, Years } from '../../server/http/contract/reference.ts'
import { readIndicators, readMeta, readSectors, readYears } from '../api.ts'
import type { Lang, Unit } from '../format/number.ts'

interface Loaded {
  meta: Meta
  dictionary: Indicators
  sectors: Sectors['sectors']
  years: Years
}

class Catalogue {
  #loaded = $state.raw<Loaded | null>(null)
  #error = $state.raw<unknown>(null)
  readonly #indicators = $derived(
    new Map((this.#loaded?.dictionary.indicators ?? []).map((indicator) => [indicator.code, indicator])),
  )

  /** Asks once; `start` again after a failure is the retry. */
  start = async (): Promise<void> => {
    this.#error = null
    try {
      const [meta, dictionary, { sectors }, years] = await Promise.all([
        readMeta(),
        readIndicators(),
        readSectors(),
        readYears(),
      ])
      this.#loaded = { meta, dictionary, sectors, years }
    } catch (error) {
      this.#error = error
    }
  }

  get ready(): boolean {
    return this.#loaded !== null
  }
  get error(): unknown {
    return this.#error
  }
  get meta(): Meta {
    return this.#need().meta
  }
  get sectors(): Sectors['sectors'] {
    return this.#need().sectors
  }
  get years(): Years {
    return this.#need().years
  }
  get applicants(): Indicators['applicants'] {
    return this.#need().dictionary.applicants
  }
  get topics(): Indicators['topics'] {
    return this.#need().dictionary.topics
  }
  get indicators(): ReadonlyMap<string, Indicator> {
    return this.#indicators
  }
  /** Null when no report is loaded. */
  get latestYear(): number | null {
    return this.meta.years.length > 0 ? Math.max(...this.meta.years) : null
  }

  /** The dictionary's label; a code that it does not know stands for itself. */
  label(code: string, lang: Lang): string {
    return this.#indicators.get(code)?.label[lang] ?? code
  }
  /** True when the indicator means the same on both forms. */
  joins(code: string): boolean {
    const comparability = this.#indicators.get(code)?.comparability
    return comparability === 'full' || comparability === 'good'
  }
  /** Where series of these indicators must not be read across without a mark. */
  breaks(codes: readonly string[], lang: Lang) {
    return this.years.breaks
      .filter(({ indicators }) => indicators === null || codes.some((code) => indicators.includes(code)))
      .map(({ kind, after, before, label }) => ({ kind, after, before, label: label[lang] }))
  }
  unit(code: string): Unit {
    return this.#indicators.get(code)?.unit ?? 'count'
  }

  #need(): Loaded {
    if (!this.#loaded) throw new Error('the catalogue is read before it has loaded')
    return this.#loaded
  }
}

export const catalogue = new Catalogue()
