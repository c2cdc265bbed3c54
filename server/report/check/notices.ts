/** What reading, claims and identification noticed, in the words and severity of the rule table. */
import type { Notice } from '../parse/extraction.ts'
import type { Finding } from '../report.ts'
import { ruleById } from './rule.ts'
import { sentence, type Message } from './wording.ts'

/**
 * @throws Error for a rule that the table does not have: our own mistake, never the report's.
 */
export function findingOfNotice(notice: Notice): Finding {
  const rule = ruleById.get(notice.rule)
  if (!rule) throw new Error(`Notice of an unknown rule: ${notice.rule}`)
  const finding: Finding = {
    rule: rule.id,
    severity: notice.severity ?? rule.severity,
    message: sentence(rule, detailOf(notice)),
    cells: notice.cells,
  }
  if (notice.expected !== undefined) finding.expected = notice.expected
  if (notice.actual !== undefined) finding.actual = notice.actual
  if (notice.at !== undefined) finding.at = notice.at
  return finding
}

function detailOf({ actual, expected }: Notice): Message | null {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const difference = Math.abs(actual - expected)
    return {
      zh: `文中总数 ${actual}，各项之和 ${expected}，相差 ${difference}`,
      en: `stated total ${actual}, parts add up to ${expected}, off by ${difference}`,
    }
  }
  const known = (value: Notice['actual']) => value !== undefined && value !== null && value !== ''
  if (known(actual) && known(expected)) {
    return { zh: `原文“${actual}”，应为“${expected}”`, en: `printed “${actual}”, expected “${expected}”` }
  }
  if (known(actual)) return { zh: `原文“${actual}”`, en: `printed “${actual}”` }
  if (known(expected)) return { zh: `应为“${expected}”`, en: `expected “${expected}”` }
  return null
}
