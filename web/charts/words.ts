/** The words that pictures carry, given to the builders as a value. */
export interface Words {
  noValue: string
}
