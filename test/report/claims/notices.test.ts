import { describe, expect, test } from 'vitest'
import { findClaims } from '../../../server/report/claims/claims.ts'
import { cell, extraction, prose } from '../support/prose.ts'

const rulesIn = (
  text: string,
  cells = [cell('normative_docs.made', 0), cell('normative_docs.newly_disclosed', 0)],
) =>
  findClaims(prose(text), extraction(text, '2019', cells)).notices.map(
    ({ rule, actual }) => `${rule} ${actual}`,
  )

describe('text that was put in', () => {
  test.each([
    ['印制了买足球的软件:手册和服务指南。', 'N-CONTAMINATED 买足球的软件'],
    ['让买足球的软件的市民群众，也让买足球的软件的用户看到。', 'N-CONTAMINATED 买足球的软件（共2处）'],
    ['为规范文(wen)章(zhang)公(gong)开工作', 'N-CONTAMINATED 文(wen)、章(zhang)、公(gong)（共3处）'],
    ['本局澳门新葡京欢迎您的网站', 'N-CONTAMINATED 新葡京欢迎您的'],
    ['棋牌游戏下载请到本站', 'N-CONTAMINATED 棋牌游戏'],
    ['无抵押贷款请联系', 'N-CONTAMINATED 无抵押贷款'],
    ['政府信息公开锟斤拷锟斤拷', 'N-CONTAMINATED 锟斤拷（共2处）'],
    ['公开�信息', 'N-CONTAMINATED �'],
  ])('%s', (text, finding) => expect(rulesIn(text)).toEqual([finding]))

  test.each([
    '公开福利彩票公益金、体育彩票公益金使用情况。',
    '严厉打击网络赌博平台、电信网络诈骗等违法犯罪。',
    '举办校园足球比赛，建设社会足球场地12块。',
    '公开小额贷款公司、创业担保贷款政策。',
    '查处代开发票、虚开增值税发票案件。',
    '开通微信(wechat)公众号和手机(APP)客户端，附件(doc)可下载。',
    '开展“扫黄打非”，清理色情视频网站违法信息。',
    '第二十条第（一）项? 其他?',
  ])('%s is honest', (text) => expect(rulesIn(text)).toEqual([]))
})

describe('documents that the table does not count', () => {
  test.each([
    ['2020年主动公开政府文件15篇,发布文件解读信息25条。', 'N-NORMATIVE 主动公开政府文件15篇'],
    ['年内，我局发文137份，主动公开文件13份。', 'N-NORMATIVE 主动公开文件13份'],
    ['局发文件栏目共发布部门文件28条。', 'N-NORMATIVE 发布部门文件28条'],
    ['全年制定行政规范性文件2件。', 'N-NORMATIVE 制定行政规范性文件2件'],
  ])('%s', (text, finding) => expect(rulesIn(text)).toEqual([finding]))

  test('not where the table counts any', () => {
    expect(rulesIn('主动公开文件13份。', [cell('normative_docs.made', 16)])).toEqual([])
  })

  test.each([
    '发布文件解读信息25条。',
    '主动公开政府信息47条。',
    '2021年计划制定规范性文件3件。',
    '主动公开文件0份。',
  ])('not on %s', (text) => expect(rulesIn(text)).toEqual([]))
})

test('text made to keep patterns busy does not', () => {
  const n = 100_000
  const nasty = [
    '收到政府信息公开申请' + '共'.repeat(n) + '5件',
    '均' + '按时'.repeat(n),
    '公开5件，其中a1件，b2件。'.repeat(n / 14),
    '(5件'.repeat(n / 3),
    '《'.repeat(n),
    '沈阳市房产局'.repeat(n / 6),
    '2020年'.repeat(n / 5),
  ]
  const started = performance.now()
  for (const text of nasty) findClaims(prose(text), extraction(text))
  expect(performance.now() - started).toBeLessThan(5000)
})
