/** What a search box offers: groups of suggestions, found by whoever owns the box. */
export interface Suggestion {
  value: string
  label: string
  /** Small and grey beside the label: the region of an agency, the unit of an indicator. */
  detail?: string
}

export interface SuggestionGroup {
  heading: string
  suggestions: Suggestion[]
  /** How many more there are than are listed. */
  more?: number
}

/** Finds suggestions for the text typed so far, which may be empty. Throws when it cannot. */
export type Suggester = (text: string, signal: AbortSignal) => Promise<SuggestionGroup[]> | SuggestionGroup[]
