import { describe, expect, test } from 'vitest'
import { findClaims } from '../../../server/report/claims/claims.ts'
import { extraction, prose } from '../support/prose.ts'

const YEAR = '某局2020年政府信息公开工作年度报告\n一、总体情况\n'

/** `code[applicant]=value`, with ≥ or ≤ for bounds, in the order of the text. */
function claimsIn(text: string): string[] {
  const whole = YEAR + text
  return findClaims(prose(whole), extraction(whole)).claims.map(
    ({ code, applicant, value, bound }) =>
      `${code}${applicant ? `[${applicant}]` : ''}${bound === 'at_least' ? '≥' : bound === 'at_most' ? '≤' : '='}${value}`,
  )
}

const NEW = 'applications.received.new'
const DONE = 'applications.carried_out=0'

describe('requests received', () => {
  test.each([
    ['全年我局共收到依申请公开153件。', `${NEW}=153`],
    ['2020年通过网络、邮寄、当面等形式共接受依申请公开政府信息220件。', `${NEW}=220`],
    ['今年,我局共收到信息公开申请16件。', `${NEW}=16`],
    ['全年我局共受理依申请公开 279 件。', `${NEW}=279`],
    ['2020年度依申請公開政府信息相關數據5個。', `${NEW}=5`],
    ['2020年，共收到３件政府信息公开申请。', `${NEW}=3`],
    ['本机关全年收到政府信息公开申请三件。', `${NEW}=3`],
    ['收到政府信息公开申请共计1,024件。', `${NEW}=1024`],
    ['全年受理政府信息公开申请100余件。', `${NEW}≥100`],
    ['全年受理政府信息公开申请近20件。', `${NEW}≤20`],
    ['本年度政府信息公开申请数量为12件。', `${NEW}=12`],
    ['2020年，我局未收到政府信息公开申请。', `${NEW}=0`],
    ['全年没有收到任何公民、法人和其他组织的政府信息公开申请。', `${NEW}=0`],
    ['本年度无依申请公开事项。', `${NEW}=0`],
    ['全年收到政府信息公开申请0件。', `${NEW}=0`],
    ['依申请公开件数为零。', `${NEW}=0`],
    ['收到公民提出的政府信息公开申请5件。', `${NEW}[natural_person]=5`],
  ])('%s', (text, claim) => expect(claimsIn(text)).toEqual([claim]))

  test('under a heading about requests 申请 alone is enough', () => {
    expect(claimsIn('（二）依申请公开情况\n全年共收到申请8件，按时办结8件。')).toEqual([
      `${NEW}=8`,
      'outcome.total=8',
    ])
  })

  test('text broken by the width of a page is one sentence', () => {
    const wrapped =
      '我局建立依申请公开信息工作制度，在门户网站上对外公布工作流程。全年我局共受\n\n理依申请公开 279 件。'
    expect(claimsIn(wrapped)).toEqual([`${NEW}=279`])
  })
})

describe('what hangs on the requests', () => {
  test('applicant types', () => {
    expect(claimsIn('共收到依申请公开153件,其中自然人147件,商业企业2件,法律服务机构4件。')).toEqual([
      `${NEW}=153`,
      `${NEW}[natural_person]=147`,
      `${NEW}[org_commercial]=2`,
      `${NEW}[org_legal_service]=4`,
    ])
  })

  test('applicant types in one clause', () => {
    expect(claimsIn('收到政府信息公开申请10件（其中自然人8件、科研机构2件）。')).toEqual([
      `${NEW}=10`,
      `${NEW}[natural_person]=8`,
      `${NEW}[org_research]=2`,
    ])
  })

  test('channels are parts, not totals', () => {
    expect(
      claimsIn(
        '共受理依申请公开 279 件，其中信件受理 57 件，当面受理 174 件，网络受理 48 件，均已按时限办结。',
      ),
    ).toEqual([`${NEW}=279`, DONE])
    expect(claimsIn('收到政府信息公开申请20件，其中网络申请12件，当面申请8件。')).toEqual([`${NEW}=20`])
  })

  test('outcomes', () => {
    expect(
      claimsIn(
        '收到政府信息公开申请20件，办结18件，其中予以公开10件，部分公开2件，不予公开3件，无法提供2件，不予处理1件，结转下年度继续办理2件。',
      ),
    ).toEqual([
      `${NEW}=20`,
      'outcome.total=18',
      'outcome.granted=10',
      'outcome.partial=2',
      'outcome.denied.total=3',
      'outcome.unavailable.total=2',
      'outcome.rejected.total=1',
      'applications.carried_out=2',
    ])
  })

  test('outcomes behind the figure', () => {
    expect(claimsIn('受理信息公开申请16件，12件予以公开，4件信息不存在。')).toEqual([
      `${NEW}=16`,
      'outcome.granted=12',
      'outcome.unavailable.not_held=4',
    ])
  })

  test('matters of other bodies', () => {
    expect(
      claimsIn('收到信息公开申请16件,按时办结16件,其中属于我单位公开事项12件,不属于我单位公开事项4件。'),
    ).toEqual([`${NEW}=16`, 'outcome.total=16', 'outcome.unavailable.not_held=4'])
  })

  test.each(['全部按时办结', '均已在规定时限内办结', '全部办理完毕', '办结率100%', '均按期予以答复'])(
    '%s',
    (words) => expect(claimsIn(`收到政府信息公开申请6件，${words}。`)).toEqual([`${NEW}=6`, DONE]),
  )

  test('carried in from last year', () => {
    expect(claimsIn('收到政府信息公开申请6件，2019年结转申请1件。')).toEqual([
      `${NEW}=6`,
      'applications.received.carried_in=1',
    ])
  })
})

describe('reconsideration and litigation', () => {
  const RECON = 'legal.reconsideration.total'
  const SUITS = 'legal.litigation.total'
  test.each([
    ['因政府信息公开被申请行政复议3件，被提起行政诉讼2件。', [`${RECON}=3`, `${SUITS}=2`]],
    ['全年未发生因政府信息公开申请行政复议、提起行政诉讼的情况。', [`${RECON}=0`, `${SUITS}=0`]],
    ['针对本局有关政务信息公开的行政复议案、行政诉讼案事件为零。', [`${RECON}=0`, `${SUITS}=0`]],
    ['政府信息公开行政诉讼案件1起。', [`${SUITS}=1`]],
  ])('%s', (text, claims) => expect(claimsIn(text)).toEqual(claims))
})

describe('what is no claim about this year’s requests', () => {
  test.each([
    '全年承办的省人大建议1件,省政协提案2件,市人大建议56件,全部办结。',
    '2020年，共受理民意诉求4655条，其中12345市民热线2160件、市长信箱315件。',
    '微博发布信息4041条、微信公众号发布384条。',
    '2019年收到政府信息公开申请9件。',
    '较上年增加政府信息公开申请5件。',
    '2021年我局将继续做好政府信息公开申请办理工作，力争收到申请3件以内。',
    '其中，市政府办公室受理政府信息公开申请50件。',
    '上半年收到政府信息公开申请4件。',
    '全年受理行政许可申请3200件，办结3100件。',
    '办理行政复议案件120件，行政诉讼应诉20件。',
    '印发公文60件，其中主动公开30件，依申请公开5件，不予公开25件。',
    '更新依申请公开目录5项。',
    '未发生因政府信息公开申请收取费用的情况。',
    '没有出现超期答复政府信息公开申请的情况。',
    '发放宣传册30余份，接受市民咨询20余件，均当场给予了答复。',
    '主动公开政府信息47条，发文137份。',
    '主动公开政府信息1200条，依申请公开信息8条。',
    '通过门户网站公开信息350条，其中依申请公开2件。',
    '办理依申请公开15件，全部办结。',
    '共收到政府信息公开申请（含上年结转）45件。',
    '本年度收到政府信息公开申请件数较上年减少3件，为8件。',
    '全年信息公开申请零投诉、零复议、零诉讼。',
    '全年受理信访件120件，其中政府信息公开申请类2件。',
    '2020年收到群众申请公租房300户。',
    '群众关于公开政府信息的意见建议12条。',
    '无正当理由大量反复申请的，依法不予处理。',
    '收到政府信息公开申请约300件。',
  ])('%s', (text) => expect(claimsIn(text)).toEqual([]))

  test('a claim of proposals after one of requests does not hang on the requests', () => {
    expect(claimsIn('收到政府信息公开申请5件。承办建议提案30件，全部办结。')).toEqual([`${NEW}=5`])
  })

  test('an on-time rate says nothing about what is still open', () => {
    expect(claimsIn('收到政府信息公开申请5件，按时办结率100%。')).toEqual([`${NEW}=5`])
  })
})

test('a claim says where it stands in the source as printed', () => {
  const text = `${YEAR}2020年度依申請公開 政府信息相關數據 ５ 個。`
  const [claim] = findClaims(prose(text), extraction(text)).claims
  expect(text.slice(claim?.at.start, claim?.at.end)).toBe('依申請公開 政府信息相關數據 ５ 個')
  expect(claim?.quote).toBe('2020年度依申請公開 政府信息相關數據 ５ 個')
})
