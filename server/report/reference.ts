/** Reference data that the reader is given: it opens no file itself. */
export interface RegionRow {
  adcode: string
  name: string
  level: 'country' | 'province' | 'prefecture' | 'county' | 'development_zone'
  parent: string | null
  /** First and last report year (state at 31 December) in which the code was in force; null: open. */
  validFrom: number | null
  validTo: number | null
  successors: string[]
  /** Names that the same code bore before, since 2019. */
  formerNames?: string[]
}

export interface SectorRow {
  code: string
  zh: string
  en: string
  patterns: string[]
}

export interface Reference {
  regions: RegionRow[]
  sectors: SectorRow[]
}

/** One line of a manifest: what a document does not say, stated by whoever loads it. Empty fields are null. */
export interface ManifestEntry {
  agency: string | null
  adcode: string | null
  year: number | null
  scope: 'own' | 'consolidated' | null
  url: string | null
  published: string | null
}
