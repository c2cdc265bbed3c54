/** Words that names of places and agencies are made of. */

/** The recognised nationalities, as they stand in the names of autonomous areas. */
export const NATIONALITIES: readonly string[] =
  `蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族
  畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族
  阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族
  门巴族 珞巴族 基诺族 蒙古 壮 回 维吾尔 哈萨克 柯尔克孜`
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)

/** How names of agencies end; the longer ending first. */
export const ORGAN_SUFFIX =
  /(?:人民政府办公[室厅]|人民政府|街道办事处|行政公署|管理委员会|管委会|委员会|办公[室厅]|办事处|分局|总局|支队|大队|总队|调查队|海关|中心|[局厅委办署院站社]|(?<=[\u4e00-\u9fff]{2})部)$/

/** Bodies of the centre that work in a region under their own prefix: 国家税务总局沈阳市税务局. */
export const NATIONAL_PREFIX =
  /^(?:国家税务总局|国家统计局|中华人民共和国|国家金融监督管理总局|中国人民银行|国家外汇管理局|国家)/

/** Names of bodies of the centre itself. */
export const NATIONAL_BODY = /^(?:国家|国务院|中国|中华人民共和国|中共中央|全国)|^[\u4e00-\u9fff]{1,12}部$/

export const TOWNSHIP_NAME =
  /(?:街道办事处|街道办|街道|(?:民族)?[镇乡](?:人民政府|政府)?|苏木(?:人民政府|政府)?)$/

/** The administration of a development zone or another area that is no division; 国有资产监督管理委员会 is a bureau. */
export const ZONE_BODY = /(?:^|[区园城港岛湖山带])(?:管理委员会|管委会)$/
