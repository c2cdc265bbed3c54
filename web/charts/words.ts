/** The words that pictures carry, given to the builders as a value. */
export interface Words {
  noValue: string
  /** At the dotted line of a break; its reason stands in the notes. */
  breakMark: Readonly<Record<'form' | 'law', string>>
  /** At the line of all subjects together. */
  overall?: string
  /** Along the axis of the cases behind rates. */
  cases?: string
  /** At the ends of a flow. */
  received?: string
}
