/**
 * Text that somebody or something has put into a report (rule N-CONTAMINATED): adverts, pinyin behind characters,
 * broken encodings. The words of a trade are no advert: 福利彩票, 打击网络赌博, 小额贷款 stand in honest reports.
 */
import type { Document } from '../read/document.ts'
import type { Notice } from '../parse/extraction.ts'
import { charactersOf } from './characters.ts'

const BET = '(?:赌博|博彩|棋牌|彩票|百家乐|老虎机|德州扑克|捕鱼|竞彩|体育投注|电竞|真人视讯)'

interface Pattern {
  pattern: RegExp
  /** Whatever the pattern matches holds one of these words; letters in lower case. */
  needs: readonly string[]
}

const ADVERTS: readonly Pattern[] = [
  {
    pattern: /(?:买|赌|押|投注|下注)足?球(?!队|赛|场|迷|员)(?:的)?(?:软件|app|平台|网站|网址|技巧)?/gi,
    needs: ['球'],
  },
  {
    pattern: /足球(?:外围|投注|竞彩|盘口|博彩|比分网|彩票|买球)[\u4e00-\u9fff]{0,4}/g,
    needs: ['球'],
  },
  {
    pattern: new RegExp(
      `${BET}(?:的)?(?:平台|软件|官网|网站|app|游戏|娱乐城?|注册|下载|开户|导航|技巧|代理|网址)(?!违法|犯罪|案|治理|整治|监管|查处)`,
      'gi',
    ),
    needs: [
      '赌博',
      '博彩',
      '棋牌',
      '彩票',
      '百家乐',
      '老虎机',
      '德州扑克',
      '捕鱼',
      '竞彩',
      '体育投注',
      '电竞',
      '真人视讯',
    ],
  },
  {
    pattern: /(?:注册|开户|充值|首存)(?:即|就)?送(?:彩金|\d+元?彩金|体验金)|送彩金|彩金/g,
    needs: ['彩金', '体验金'],
  },
  {
    pattern:
      /(?:澳门|新)(?:葡京|威尼斯人|银河娱乐|金沙(?:娱乐|城)|太阳城|永利)(?:[\u4e00-\u9fff]{0,4})|葡京(?:娱乐|赌场|国际)|太阳城(?:娱乐|集团网|平台)|皇冠(?:体育|足球|新?现金网)|必威体育|开云体育|乐鱼体育|亚博(?:体育|娱乐|app)|威廉希尔|立博/gi,
    needs: [
      '葡京',
      '威尼斯人',
      '银河娱乐',
      '金沙',
      '太阳城',
      '永利',
      '皇冠',
      '必威',
      '开云',
      '乐鱼',
      '亚博',
      '威廉希尔',
      '立博',
    ],
  },
  {
    pattern: /\b(?:bet\d{2,4}|pk10|ag真人|pg电子|mg电子)\b|bet365|365bet/gi,
    needs: ['bet', 'pk10', 'ag真人', 'pg电子', 'mg电子'],
  },
  {
    pattern:
      /时时彩|六合彩(?:特码|资料|开奖|图库)?|北京赛车|幸运飞艇|大发快三|腾讯分分彩|快三(?:平台|计划|走势)|特码(?:资料|论坛)/g,
    needs: ['时时彩', '六合彩', '北京赛车', '幸运飞艇', '快三', '分分彩', '特码'],
  },
  {
    pattern:
      /(?:成人|情色|色情|黄色|av|三级|无码)(?:电影|视频|网站|小说|直播|论坛|在线|图片|片)(?!违法|案|整治|查处|治理|等违)/gi,
    needs: ['成人', '情色', '色情', '黄色', 'av', '三级', '无码'],
  },
  {
    pattern: /(?:约炮|裸聊|一夜情|援交|楼凤|同城交友|上门服务(?:全套|按摩))/g,
    needs: ['约炮', '裸聊', '一夜情', '援交', '楼凤', '同城交友', '上门服务'],
  },
  {
    pattern:
      /(?:无抵押|秒批|秒到账|免征信|不看征信|黑户)(?:贷款|网贷|借款|放款|小额贷)|(?:贷款|网贷)(?:秒批|秒到|口子|平台下载)|信用卡套现|花呗套现/g,
    needs: ['无抵押', '秒批', '秒到', '免征信', '不看征信', '黑户', '口子', '平台下载', '套现'],
  },
  {
    pattern:
      /(?:代开|出售|购买)(?:各类)?(?:增值税)?发票(?:加|联系|微信|电话|qq)|办证刻章|刻章办证|代办(?:毕业证|文凭)|(?:出售|购买)(?:毕业证|文凭)/gi,
    needs: ['发票', '刻章', '毕业证', '文凭'],
  },
  {
    pattern: /(?:传奇|游戏|魔兽)(?:私服|外挂)|壮阳药?|伟哥|(?:增大|延时)(?:喷剂|丸)|迷药|(?:论文|作业)代写/g,
    needs: ['私服', '外挂', '壮阳', '伟哥', '喷剂', '丸', '迷药', '代写'],
  },
]
/** Where the law is enforced against it, a word of the trade is no advert. */
const ENFORCEMENT = /(?:打击|查处|整治|治理|取缔|严禁|涉|防范|清理|举报|举报的|防止|抵制|禁止)[^。;]{0,12}$/

/** Broken encodings: the replacement character and what GBK and UTF-8 make of each other. */
const MOJIBAKE =
  /\ufffd+|锟斤拷|烫烫烫|屯屯屯|(?:[ÃÂ][\u0080-\u00bf]){2,}|(?:[äåæçèé][\u0080-\u00bfœžŸ€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›]{1,2}){3,}|(?:[\u4e00-\u9fff]\?){4,}|\?{6,}/g

/** Every match holds one of them. */
const MOJIBAKE_SIGNS = '\ufffd锟烫屯ÃÂäåæçèé'
const QUESTIONED = /\?.\?.\?.\?|\?{6}/s

const INITIAL = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?'
const VOWELS = 'aeiouüvāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ'
const VOWEL = `[${VOWELS}]`
/** 文(wen)章(zhang): a syllable behind its character. */
const PINYIN = new RegExp(`[\\u4e00-\\u9fff][(（]${INITIAL}${VOWEL}{1,3}(?:n|ng|r)?[)）]`, 'gi')
/** One bracket may be an abbreviation; these many are a machine. */
const PINYIN_FROM = 3

const QUOTED = 5

/** Words with letters are left to the pattern, which knows both cases. */
const stands = (word: string, text: string) => /^[a-z]/.test(word) || text.includes(word)

export function findContamination(document: Document): Notice[] {
  const { simplified } = document
  const characters = charactersOf(simplified)
  const found: RegExpExecArray[] = []
  for (const { pattern, needs } of ADVERTS) {
    if (!needs.some((word) => characters.hasAllOf(word) && stands(word, simplified))) continue
    for (const match of simplified.matchAll(pattern)) {
      if (!ENFORCEMENT.test(simplified.slice(Math.max(0, match.index - 20), match.index))) found.push(match)
    }
  }
  if (characters.hasAnyOf(MOJIBAKE_SIGNS) || (characters.hasAnyOf('?') && QUESTIONED.test(simplified)))
    found.push(...simplified.matchAll(MOJIBAKE))
  // Capital vowels with an accent are letters of the same syllables.
  if (characters.hasAnyOf(VOWELS + VOWELS.toUpperCase()) && characters.hasAnyOf('(（')) {
    const pinyin = [...simplified.matchAll(PINYIN)].filter(([text]) => text.length > 4)
    if (pinyin.length >= PINYIN_FROM) found.push(...pinyin)
  }
  const [first] = found.sort((a, b) => a.index - b.index)
  if (!first) return []
  const words = [...new Set(found.map((match) => document.text.substr(match.index, match[0].length)))]
  return [
    {
      rule: 'N-CONTAMINATED',
      cells: [],
      actual: words.slice(0, QUOTED).join('、') + (found.length > 1 ? `（共${found.length}处）` : ''),
      at: { start: first.index, end: first.index + first[0].length },
    },
  ]
}
