/**
 * What running text says about statutory figures: words and patterns, no logic. `#` stands for a counted number
 * (5件, 13000余条); patterns are matched within one clause, in the order of this table, each number once.
 */
import type { Applicant } from '../report.ts'

/** What a stretch of text is about. A topic holds until the next one is named, within a paragraph. */
export interface Topic {
  id: 'requests' | 'legal' | 'documents' | 'items' | 'other'
  words: RegExp
}

/** A request under the Regulations, in full or short. */
export const REQUEST =
  '(?:政府|政务)?信息(?:依申请)?公开(?:的)?申请(?:表|书)?|(?:信息|政府信息)依申请公开(?:申请)?|依申请公开(?:的)?(?:政府|政务)?(?:信息)?(?:类)?(?:的)?(?:申请|事项|件)?(?:相关)?(?:数据)?|申请公开(?:政府|政务)?信息|公开申请|公开(?:政府|政务)信息(?:的)?申请|信息申请'

export const TOPICS: readonly Topic[] = [
  { id: 'legal', words: /行政复议|行政诉讼|复议案|诉讼案|被复议|被诉|应诉/ },
  {
    id: 'requests',
    words: new RegExp(
      `${REQUEST}|(?<!行政许可|许可|审批|资助|补贴|救助|低保|登记)(?:网上|书面|当面|信函)申请`,
    ),
  },
  {
    id: 'other',
    words:
      /人大|政协|提案|议案|建议(?!公开)|热线|12345|诉求|信箱|来信|来访|信访(?!举报投诉类)|工单|留言|咨询|投诉(?!类)|微博|微信|公众号|抖音|头条|行政许可|许可事项|政务服务|办件|不动产|审批|监督员|培训|会议|舆情|媒体|采访|发布会|宣传|举办/,
  },
  { id: 'documents', words: /规范性文件|公文|发文|文件/ },
  { id: 'items', words: /主动公开|公开(?:各类|政府|政务)?信息(?!申请)|发布(?:各类|政府|政务)?信息|网站/ },
]

/** A paragraph under such a heading is about requests: there 申请 alone is enough. */
export const REQUEST_HEADING = /依申请公开|信息公开申请|申请公开|申请办理/
export const LEGAL_HEADING = /行政复议|行政诉讼|复议.*诉讼|诉讼.*复议/

export interface Statement {
  code: string
  applicant?: Applicant
  /** Topic that the clause must be in. */
  topic: Topic['id']
  /** `#` is the number; without it, `value` is what the words mean. */
  pattern: string
  /** Whatever the pattern matches holds one of these words: looked for before the pattern is tried. */
  needs: readonly string[]
  value?: number
  /** Only after a figure of requests has been stated in the same paragraph, e.g. outcomes of the requests received. */
  follows?: boolean
  /** What the clause, or the whole sentence, must not hold. */
  except?: RegExp
  exceptSentence?: RegExp
  /** The year in front of it is not that of the report: 2019年结转3件. */
  otherYear?: boolean
}

const RECEIVED = '(?:收到|接到|收取|受理|接受|接收|新收)(?:了)?'
const NONE = '(?:未曾?|没有|无|均未|尚未|暂未|从未)'
const TIMELY =
  '(?:已|均|全部|都|按时|按期|及时|依法|按规定|按照规定|按时限|按要求|依规|如期|在?(?:规定|法定)(?:的)?(?:时间|时限|期限)内|限时|予以|给予|做出|作出|进行|了)*'
const NEXT_YEAR = '(?:下年度?|下一年度?|次年|翌年|明年|20\\d\\d年度?)'
const LAST_YEAR = '(?:上年度?|上一年度?|去年|20\\d\\d年度?)'
const IS = '(?:共计|合计|总计|共|为|是|达|有|:)*'

/** One of several channels is a part of the requests, never their total; the number stands where `#` is. */
export const CHANNEL_PART =
  /(?:网络|网上|线上|线下|当面|现场|信函|信件|邮寄|邮件|传真|窗口|平台|书面|口头|电话|网站|渠道)(?:提交|受理|收到|接收|申请|方式|形式|的|到|共|为|有){0,6}(?:(?:政府)?信息公开)?(?:申请)?(?:共|为|有){0,3}#$/

/** Statements about documents use the same words for an attribute of a document: 主动公开、依申请公开、不予公开. */
const DOCUMENTS = /公文|发文|文件|属性|目录|栏目/

/** The same, and 其中依申请公开2件 of what was published. */
const ATTRIBUTES = new RegExp(`${DOCUMENTS.source}|其中[^。]{0,6}依申请公开`)

const OUTCOMES: readonly (readonly [code: string, words: string, needs: readonly string[]])[] = [
  ['outcome.partial', '(?:予以|同意|依法|决定)?部分公开', ['部分公开']],
  ['outcome.denied.total', '(?:不予公开|不同意公开|不予以公开|决定不公开)', ['公开']],
  ['outcome.granted', '(?<!不)(?:予以公开|同意公开|全部公开|准予公开)', ['公开']],
  ['outcome.unavailable.not_held', '不掌握(?:相关)?(?:政府)?(?:信息)?', ['不掌握']],
  ['outcome.unavailable.not_held', '(?:政府)?信息不存在', ['信息不存在']],
  ['outcome.unavailable.not_held', '(?:不属于|非)(?:本|我)(?:机关|单位|局|委|办|镇|乡|街道|部门|级政府)?(?:政府信息)?(?:公开|负责|职责|掌握|制作)?(?:的)?(?:范围|事项|职责|职权|信息)*', ['不属于', '非']],
  ['outcome.unavailable.needs_creation', '(?:没有|无)现成信息(?:需要?(?:另行)?制作)?', ['现成信息']],
  ['outcome.unavailable.unclear', '(?:补正后|经补正)(?:申请内容)?仍?不明确', ['不明确']],
  ['outcome.unavailable.total', '无法提供', ['无法提供']],
  ['outcome.rejected.petition', '(?:属于)?信访举报投诉类(?:申请)?', ['信访举报投诉类']],
  ['outcome.rejected.repeat', '(?:属于)?重复申请', ['重复申请']],
  ['outcome.rejected.total', '不予处理', ['不予处理']],
  ['outcome.other.total', '其他处理', ['其他处理']],
] // prettier-ignore

const outcome = (pattern: (words: string) => string): Statement[] =>
  OUTCOMES.map(([code, words, needs]) => ({
    code,
    topic: 'requests',
    pattern: pattern(words),
    needs,
    follows: true,
    exceptSentence: DOCUMENTS,
  }))

const NO_REQUEST_AT_ALL =
  /一人|不服|投诉|举报|复议|诉讼|超期|逾期|收费|费用|不予|不规范|正当理由|补正|及时|回复|答复/
const LEGAL_OTHER_ROLE = /审理|审结|复议机关|代理|执行|不服|不履行|败诉|纠错|被纠正|被撤销/

export const STATEMENTS: readonly Statement[] = [
  // None received.
  {
    code: 'applications.received.new',
    topic: 'requests',
    value: 0,
    pattern: `${NONE}(?:有)?${RECEIVED}[^,。;:]{0,16}?(?:${REQUEST}|申请(?!人))`,
    needs: ['申请'],
    except: NO_REQUEST_AT_ALL,
  },
  {
    code: 'applications.received.new',
    topic: 'requests',
    value: 0,
    pattern: `(?:无|没有|未(?:发生|产生|出现|有))(?:任何|相关|涉及|群众|公民|人员|人)*(?:${REQUEST})(?:的)?(?:申请|情况|事项|件|情形)?$`,
    needs: ['申请'],
    except: NO_REQUEST_AT_ALL,
  },
  {
    code: 'applications.received.new',
    topic: 'requests',
    value: 0,
    pattern: `(?:${REQUEST})(?:的)?(?:申请|受理|件)?(?:数量|件数|数|量)?(?:为|是|:)(?:零|0|无)(?![\\d.])`,
    needs: ['申请'],
    except: NO_REQUEST_AT_ALL,
  },
  // Carried over.
  {
    code: 'applications.carried_out',
    topic: 'requests',
    pattern: `(?:结转|转入|顺延)(?:至|到|入)?${NEXT_YEAR}(?:继续)?(?:办理|处理|答复)?(?:的)?(?:申请)?${IS}#`,
    needs: ['结转', '转入', '顺延'],
  },
  {
    code: 'applications.carried_out',
    topic: 'requests',
    pattern: `#(?:申请)?(?:将|需)?(?:结转|转入)(?:至|到|入)?${NEXT_YEAR}`,
    needs: ['结转', '转入', '顺延'],
  },
  {
    code: 'applications.received.carried_in',
    topic: 'requests',
    pattern: `(?:${LAST_YEAR}(?:结转|转入|遗留|未办结)|结转${LAST_YEAR})(?:的)?(?:政府信息公开)?(?:申请)?(?:数量)?(?:继续办理)?${IS}#`,
    needs: ['结转', '转入', '遗留', '未办结'],
    otherYear: true,
  },
  // Handled.
  {
    code: 'outcome.total',
    topic: 'requests',
    pattern: `(?:办结|答复|办理完毕|处理完毕|办毕)(?:政府信息公开|依申请公开|信息公开)?(?:申请)?(?:了|共|共计|为|总数|数量|总数为|完成)*#`,
    needs: ['办结', '答复', '办理完毕', '处理完毕', '办毕'],
    except: /未(?:办结|答复)|逾期|超期|尚/,
  },
  {
    code: 'outcome.total',
    topic: 'requests',
    pattern: `#(?:申请)?${TIMELY}(?:办结|答复完毕|办理完毕|办毕)(?!率)`,
    needs: ['办结', '答复', '办理完毕', '处理完毕', '办毕'],
    follows: true,
    except: /未(?:办结|答复)|尚|均|全部|都已/,
  },
  // Received. Without a verb, 条 would count items that were opened, not requests.
  {
    code: 'applications.received.new',
    topic: 'requests',
    pattern: `${RECEIVED}(?:[^,。;:\\d]{0,14}?)(?:${REQUEST}|(?<=收到|受理|接收)申请)(?:的)?(?:信息|事项|件|数量|总数|总量|申请|申请表)*${IS}#`,
    needs: ['申请'],
  },
  {
    code: 'applications.received.new',
    topic: 'requests',
    pattern: `${RECEIVED}(?:[^,。;:\\d]{0,8}?)#(?:[^,。;:\\d]{0,6}?)(?:${REQUEST}|申请(?!人))`,
    needs: ['申请'],
  },
  {
    code: 'applications.received.new',
    topic: 'requests',
    pattern: `(?<!(?:办理|办结|答复|回复|处理|完成)(?:的|了|各类)?)(?:${REQUEST})(?:的)?(?:数量|总数|总量|件数|申请|收到|受理|数|量)*(?:情况)?${IS}#(?<![条篇次])(?!(?:的)?(?:文件|公文|中))`,
    needs: ['申请'],
    exceptSentence: ATTRIBUTES,
  },
  // Legal cases.
  {
    code: 'legal.reconsideration.total',
    topic: 'legal',
    value: 0,
    pattern: `${NONE}(?:因|发生|产生|收到|出现|被|引起|引发|有|涉及|接到)*[^,。;:\\d]{0,24}?复议`,
    needs: ['复议'],
    except: LEGAL_OTHER_ROLE,
  },
  {
    code: 'legal.litigation.total',
    topic: 'legal',
    value: 0,
    pattern: `${NONE}(?:因|发生|产生|收到|出现|被|引起|引发|有|涉及|接到)*[^,。;:\\d]{0,32}?诉讼`,
    needs: ['诉讼'],
    except: LEGAL_OTHER_ROLE,
  },
  {
    code: 'legal.reconsideration.total',
    topic: 'legal',
    value: 0,
    pattern: `复议(?:案件?)?[^,。;:\\d]{0,24}?(?:为零|为0(?!\\d)|均无|为无)`,
    needs: ['复议'],
    except: LEGAL_OTHER_ROLE,
  },
  {
    code: 'legal.litigation.total',
    topic: 'legal',
    value: 0,
    pattern: `诉讼(?:案件?)?[^,。;:\\d]{0,24}?(?:为零|为0(?!\\d)|均无|为无)`,
    needs: ['诉讼'],
    except: LEGAL_OTHER_ROLE,
  },
  {
    code: 'legal.reconsideration.total',
    topic: 'legal',
    pattern: `行政复议(?:案件|案|申请|事项)*(?:数量|数)?${IS}#(?![^,。;]{0,4}诉讼)`,
    needs: ['复议'],
    except: LEGAL_OTHER_ROLE,
  },
  {
    code: 'legal.litigation.total',
    topic: 'legal',
    pattern: `(?<!复议(?:案件?)?[、和及与或])(?:行政)?诉讼(?:案件|案|事项)*(?:数量|数)?${IS}#`,
    needs: ['诉讼'],
    except: LEGAL_OTHER_ROLE,
  },
  ...outcome((words) => `(?:${words})(?:答复|决定|的|类)*${IS}#`),
  ...outcome((words) => `#(?:申请)?(?:为|属于|作出|作|予以|:|“)*(?:${words})(?:答复|决定|的|类|”|处理)*$`),
]

/** Applicant types: in a list under a figure (其中自然人147件), or in front of it (收到公民申请5件). */
export const APPLICANT_WORDS: readonly (readonly [Applicant, string])[] = [
  ['natural_person', '自然人|公民(?:个人)?|个人'],
  ['org_commercial', '商业企业|企业|公司'],
  ['org_research', '科研(?:机构|院所|单位)'],
  ['org_public_interest', '(?:社会)?公益组织'],
  ['org_legal_service', '法律服务机构|律师事务所|律所'],
]
/** A list part that is an applicant type and nothing else. */
export const APPLICANT_PART = (words: string) =>
  `^(?:其中)?[:,]?(?:来自|由|属于)?(?:${words})(?:提出|申请|提交|的)*(?:共|为|有|:)*$`
/** Legal persons as a whole have no column of their own. */
export const ORGANISATIONS = /法人|组织|单位/

/** Characters of 均已在规定的时限内依法予以: what stands between 均 and 办结. */
const DULY = '[已予以能按照依法及时如期限规定间要求内在的作出进行给了全部均完成]{0,18}'

/** All requests are done: in a clause about requests, after a figure of them. */
export const ALL_DONE = new RegExp(
  `(?:均|全部|都)${DULY}(?:办结|办理完毕|处理完毕|答复完毕|办毕)(?!率)|(?<!按时|按期|及时|限时)办结率(?:为|达|达到|均为|:){0,3}100(?:\\.0{1,2})?%`,
)
/** All were answered: as much as all done, if nothing was left over. */
export const ALL_ANSWERED = new RegExp(`(?:均|全部|都)${DULY}(?:答复|回复)(?!率)`)

/** Other years, plans, parts of the year and comparisons are not this year's figure. */
export const NOT_THIS_YEAR =
  /(?:上半年|下半年|[一二三四]季度|\d{1,2}月份|去年|上年同期|同期|往年|历年|近[三五]年|以来累计|计划|力争|拟|下一步|将(?:进一步|继续|加|不断)|同比|(?:较|比)(?:上年|去年|20\d\d年)|增加了?|减少了?|增长|下降)/

/** Another body's figure: a part of a consolidated report, or of a system. */
export const OTHER_BODY =
  /(?:[市区县省州旗](?:政府|人民政府)(?:办公[室厅]|办)|[市区县州省旗]本级|各(?:部门|单位|乡镇|街道|镇|乡|区县|县区|分局)|下属|所属|直属|有关部门|其他部门|兄弟单位|系统内|转来|转办)/
