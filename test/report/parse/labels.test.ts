import { describe, expect, test } from 'vitest'
import { matchCut, matchLabel, matchNear, on } from '../../../server/report/parse/match-label.ts'
import { normaliseLabel, splitGloss } from '../../../server/report/parse/normalise.ts'
import { FORMS } from '../../../server/report/tables/forms.ts'
import type { Axis } from '../../../server/report/tables/labels.ts'

describe('normalising', () => {
  test.each([
    ['（一）予以公开', '予以公开'],
    ['(五) 1. 信访举报投诉类申请', '信访举报投诉类申请'],
    ['三、 本 年 度 办 理 结 果', '本年度办理结果'],
    ['3.危及“三安全一稳定”', '危及三安全一稳定'],
    ['①屬于國家秘密', '属于国家秘密'],
    ['本年增／减', '本年增减'],
    ['三安全一稳定', '三安全一稳定'],
  ])('%s → %s', (text, label) => expect(normaliseLabel(text)).toBe(label))

  test('a gloss is told apart only when nothing follows it', () => {
    expect(splitGloss('规章(含2019年以前的3件)')).toEqual({ base: '规章', gloss: '(含2019年以前的3件)' })
    expect(splitGloss('部分公开(区分处理的)12')).toEqual({ base: '部分公开(区分处理的)12', gloss: null })
  })
})

describe('matching', () => {
  const official: [string, Axis, string][] = (['2019', '2021'] as const).flatMap((form) => [
    ...FORMS[form].applications.map(({ code, labels }): [string, Axis, string] => [
      labels.at(-1)!,
      'request',
      code,
    ]),
    ...FORMS[form].proactive.flatMap((block) => [
      ...block.rows.map(({ label, codes }): [string, Axis, string] => [
        label,
        'entity',
        codes[0]!.split('.')[0]!,
      ]),
      ...block.header
        .slice(1)
        .map((label, i): [string, Axis, string] => [
          label,
          'measure',
          block.rows[0]!.codes[i]!.split('.')[1]!,
        ]),
    ]),
  ])
  test.each(official)('the official %s is a %s: %s', (text, axis, is) => {
    // 其他处理 is a row of its own only in the form of 2019: the walk over the table turns the group into the row.
    const match = on(
      matchLabel(text),
      axis === 'request' && is === 'outcome.other.total' ? 'request_group' : axis,
    )
    expect(match?.how).toBe('official')
    expect(match?.label.is).toBe(is === 'outcome.other.total' ? 'other' : is)
  })

  test.each([
    ['2.没有现成信息需另行制作', 'request', 'outcome.unavailable.needs_creation', 'alias'],
    ['采购总金额（万元）', 'measure', 'amount', 'gloss'],
    ['规章（含各机关印发的有正式文号的公文12件）', 'entity', 'rules', 'gloss'],
    ['三、本年度办理结果（一）予以公开', 'request', 'outcome.granted', 'official'],
    ['第二十條第(一項)', 'caption', 'rules', 'official'],
    ['第二十条  第（八）项', 'caption', 'fees', 'official'],
  ] as const)('%s', (text, axis, is, how) => {
    const match = on(matchLabel(text), axis)
    expect(match).toMatchObject({ label: { is }, how: how === 'official' ? expect.any(String) : how })
  })

  test.each(['', '0', '规章制度', '行政许可法', '2020年', '其中：网上申请', '总', '?', '政府信息公开指南'])(
    '%j is no label',
    (text) => expect(matchLabel(text)).toEqual([]),
  )

  test('其他 and 总计 are labels on more than one axis', () => {
    expect(matchLabel('其他').map(({ label }) => label.axis)).toEqual(['applicant', 'request'])
    expect(matchLabel('总计').map(({ label }) => label.axis)).toEqual([
      'applicant',
      'request',
      'legal_result',
    ])
  })

  test('a near miss by a character, never by a word, and never for a short label', () => {
    expect(matchNear('属于三类内部亊务信息', ['request'])?.label.is).toBe('outcome.denied.internal_affairs')
    expect(matchNear('属于国家机密', ['request'])?.label.is).toBe('outcome.denied.state_secret')
    expect(matchNear('重复申青', ['request'])).toBeNull()
    expect(matchNear('属于三类外部事务资料', ['request'])).toBeNull()
  })

  test('a header that was cut off names every column it may be', () => {
    expect(matchCut('本年新', 'measure').map(({ is }) => is)).toEqual(['made', 'newly_disclosed'])
    expect(matchCut('科研', 'applicant').map(({ is }) => is)).toEqual(['org_research'])
    expect(matchCut('本年新增项目', 'measure')).toEqual([])
  })
})
