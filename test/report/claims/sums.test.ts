import { expect, test } from 'vitest'
import { findClaims } from '../../../server/report/claims/claims.ts'
import { extraction, prose } from '../support/prose.ts'

const sumsIn = (text: string) =>
  findClaims(prose(text), extraction(text))
    .notices.filter(({ rule }) => rule === 'N-SUM')
    .map(({ actual, expected, severity }) => [actual, expected, severity ?? 'warning'])

const NINE =
  '新闻发布 5281 条，通知公告 60 条，政务公开重点工作 833 条，在线办事 956 条，公众参与 2 条，业务频道信息 180 条，专题工作 8 条，土地交易信息 282 条，不动产登记信息 5883 条'

test.each([
  [
    'a list in the next sentence',
    `2020 年，主动公开信息 13491 条。其中，${NINE}。`,
    [13491, 13485, 'warning'],
  ],
  ['an open list', '全年主动公开信息105条,其中包括:部门文件60条,工作要闻40条。', [105, 100, 'info']],
  ['and so on', '全年主动公开信息105条，其中部门文件60条、工作要闻40条等。', [105, 100, 'info']],
  [
    'channels of requests',
    '受理申请279件，其中信件受理57件，当面受理174件，网络受理50件。',
    [279, 281, 'warning'],
  ],
  ['applicants', '收到申请20件，其中自然人12件，企业5件。', [20, 17, 'warning']],
  ['brackets', '市人大建议82件（主办件42件，分办件1件，协办件38件）。', [82, 81, 'warning']],
])('%s', (_, text, finding) => expect(sumsIn(text)).toEqual([finding]))

test.each([
  [
    'parts that add up',
    '其中信件受理57件。共受理279件，其中信件受理 57 件，当面受理 174 件，网络受理 48 件，均已办结。',
  ],
  [
    'number words and names with digits',
    '共受理民意诉求4655条，其中12345市民热线2160件、民心网8890便民服务平台1130件、市长信箱315件，局长信箱1050件。',
  ],
  [
    'two lists with lists in brackets',
    '83件省市建议，其中省人大建议1件，市人大建议82件（主办件42件，分办件1件，协办件39件）；50件省市提案，其中省政协1件，市政协49件（主办件20件，分办件1件，协办件28件）。',
  ],
  [
    'a list that another statement follows',
    '发布文件解读信息25条,其中文字解读信息13条,图片解读信息12条;发布政府会议信息15条。',
  ],
  ['one part only', '公开政府信息64件，其中主动公开24件，占37.5%。'],
  ['an excerpt', '全年公开信息1000条，其中政策文件20条，财政信息10条。'],
  ['an open excerpt', '全年公开信息1000条，其中包括政策文件20条，财政信息10条。'],
  ['media that overlap', '全年公开信息100条，其中门户网站公开100条，微信公众号公开60条。'],
  ['attributes that overlap', '制定文件10件，其中主动公开10件，废止2件。'],
  ['another unit', '举办培训3次，其中发放资料300份，参加人员120人次。'],
  ['bounded parts', '公开信息1000余条，其中部门文件500余条，新闻400条。'],
  ['a paragraph on its own', '公开信息50条。\n其中，部门文件20条，新闻28条。'],
])('no finding on %s', (_, text) => expect(sumsIn(text)).toEqual([]))

test('the finding points at the sentence', () => {
  const text = `2020 年，主动公开信息 13491 条。其中，${NINE}。`
  const notice = findClaims(prose(text), extraction(text)).notices[0]
  expect(text.slice(notice?.at?.start, notice?.at?.end)).toMatch(/13491 条。其中.*5883 条$/s)
})
