/** What `matchAll` gives, as an array and without the copy of the expression that it makes on every call. */
export function everyMatch(regex: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  regex.lastIndex = 0
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    matches.push(match)
    if (match[0] === '') regex.lastIndex++
  }
  return matches
}
