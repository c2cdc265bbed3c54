import { describe, expect, test } from 'vitest'
import { sampleFigures } from '../support/figures.ts'
import { readText } from '../support/read.ts'
import { LAYOUTS, renderReport } from '../support/render.ts'

const empty = (form: '2019' | '2021') => new Map([...sampleFigures(form)].map(([key]) => [key, '']))

describe('what is no report is refused, each kind for its own reason', () => {
  test.each([
    ['R-NO-TABLES', '某某市举办龙舟赛\n六月八日，全市二十支队伍参赛，共获奖牌12枚。'],
    [
      'M-OUT-OF-SCOPE',
      '某镇2016年政府信息公开工作年度报告\n一、概述\n2016年主动公开信息22条。\n五、收费及减免情况\n没有收费。',
    ],
    [
      'R-INTERPRETATION',
      '一图读懂：某局2022年政府信息公开工作年度报告\n一、编制背景\n报告分六部分，含行政许可、行政处罚等数据。',
    ],
    ['R-GUIDANCE', '关于做好2021年政府信息公开工作年度报告编制工作的通知\n各区县：\n请按时编制年度报告。'],
    ['R-HALF-YEAR', '某市2022年上半年政府信息公开统计表\n行政许可 | 3 | 0 | 5 |\n行政处罚 | 1 | 0 | 2 |'],
  ])('%s', (code, text) => expect(readText(text).refused).toBe(code))

  test.each(Object.keys(LAYOUTS))('the blank form, never filled with zeros: %s', (layout) => {
    const text = renderReport('2021', empty('2021'), layout).replace(/2022年/g, 'XXXX年')
    const { refused } = readText(text, layout === 'html' ? 'a.html' : 'a.txt')
    expect(refused).toBe('R-BLANK-FORM')
  })

  test('labels whose values were lost', () => {
    expect(readText(renderReport('2019', empty('2019'), 'cell a line')).refused).toBe('R-NO-VALUES')
  })

  test('a report that begins with what was done in half a year is a report', () => {
    const text =
      '2020年上半年，我局修订了公开指南，下半年组织了培训。\n' +
      renderReport('2019', sampleFigures('2019'), 'tabs')
    expect(readText(text).refused).toBeNull()
  })

  test('a report that mentions an interpretation is a report', () => {
    const text = renderReport('2019', sampleFigures('2019'), 'tabs').replace(
      '无。',
      '本年发布政策解读15条、通知3件。',
    )
    expect(readText(text).refused).toBeNull()
  })
})
