/** The words of the value grammar, in simplified characters after NFKC. Data, no logic. */

/** Written instead of a number where the agency has no such matter. */
export const NOT_APPLICABLE = ['不涉及', '不适用', '未涉及', 'N/A', 'n/a', 'NA', 'N／A']
/** 无 in a data cell means none. */
export const TEXT_ZERO = ['无', '没有', '无。']
/** A change of nothing, in words. */
export const NO_CHANGE = [
  '未增未减', '无变化', '没有变化', '未变化', '持平', '不变', '未变', '无增减', '无增无减', '不增不减', '没有增减', '与上年持平',
] // prettier-ignore
export const INCREASE = ['增加', '新增', '增长', '净增', '上升', '增', '↑', '+']
export const DECREASE = ['减少', '净减', '下降', '取消', '减', '↓', '-', '−', '–', '—']
/** Measure words that may follow a count. */
export const MEASURE_WORDS = '件条项个份次人宗篇部起例笔户名张场家种类批本'
/** Yuan per printed unit. */
export const MONEY_UNITS: Record<string, number> = {
  元: 1, 千元: 1_000, 万: 10_000, 万元: 10_000, 百万元: 1_000_000, 千万元: 10_000_000, 亿: 100_000_000, 亿元: 100_000_000,
} // prettier-ignore
export const CHINESE_DIGITS: Record<string, number> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
} // prettier-ignore
export const CHINESE_TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
