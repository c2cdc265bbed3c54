/** The words that pictures carry, given to the builders as a value. */
export interface Words {
  noValue: string
  /** At the dotted line of a break; its reason stands in the notes. */
  breakMark: string
}
