/**
 * Changes of division codes from 2019 on, as approved by the State Council and the provinces: what no code list of
 * one date can tell. `year` is the first year whose 31 December list holds the new code.
 *
 * Retired codes are `code name`; successors are codes that now cover the area, in the order of their share. A split
 * has several successors: values are never spread over them.
 */
export interface RegionChange {
  year: number
  /** `code name` of the divisions that ended. */
  ended: string[]
  /** Codes that cover their area since; several for a split. */
  now: string[]
}

export const REGION_CHANGES: readonly RegionChange[] = [
  { year: 2019, ended: ['140726 太谷县'], now: ['140703'] },
  { year: 2019, ended: ['230702 伊春区', '230708 美溪区'], now: ['230717'] },
  { year: 2019, ended: ['230711 乌马河区'], now: ['230717', '230718'] },
  { year: 2019, ended: ['230706 翠峦区'], now: ['230718'] },
  { year: 2019, ended: ['230704 友好区', '230716 上甘岭区'], now: ['230719'] },
  { year: 2019, ended: ['230705 西林区', '230709 金山屯区'], now: ['230751'] },
  { year: 2019, ended: ['230712 汤旺河区', '230714 乌伊岭区'], now: ['230723'] },
  { year: 2019, ended: ['230707 新青区', '230710 五营区', '230715 红星区'], now: ['230724'] },
  { year: 2019, ended: ['230713 带岭区'], now: ['230725'] },
  { year: 2019, ended: ['230703 南岔区'], now: ['230726'] },
  { year: 2019, ended: ['231121 嫩江县'], now: ['231183'] },
  { year: 2019, ended: ['340225 无为县'], now: ['340281'] },
  { year: 2019, ended: ['341822 广德县'], now: ['341882'] },
  { year: 2019, ended: ['360105 湾里区'], now: ['360112'] },
  { year: 2019, ended: ['361121 上饶县'], now: ['361104'] },
  { year: 2019, ended: ['371523 茌平县'], now: ['371503'] },
  { year: 2019, ended: ['410728 长垣县'], now: ['410783'] },
  { year: 2019, ended: ['411626 淮阳县'], now: ['411603'] },
  { year: 2019, ended: ['430521 邵东县'], now: ['430582'] },
  { year: 2019, ended: ['451021 田阳县'], now: ['451003'] },
  { year: 2019, ended: ['451023 平果县'], now: ['451082'] },
  { year: 2019, ended: ['510922 射洪县'], now: ['510981'] },
  { year: 2019, ended: ['530422 澄江县'], now: ['530481'] },
  { year: 2019, ended: ['610623 子长县'], now: ['610681'] },
  { year: 2019, ended: ['630122 湟中县'], now: ['630106'] },
  { year: 2019, ended: ['652923 库车县'], now: ['652902'] },
  { year: 2020, ended: ['130521 邢台县'], now: ['130502', '130503'] },
  { year: 2020, ended: ['130526 任县'], now: ['130505'] },
  { year: 2020, ended: ['130527 南和县'], now: ['130506'] },
  { year: 2020, ended: ['220381 公主岭市'], now: ['220184'] },
  { year: 2020, ended: ['320602 崇川区', '320611 港闸区'], now: ['320613'] },
  { year: 2020, ended: ['320684 海门市'], now: ['320614'] },
  { year: 2020, ended: ['340203 弋江区', '340208 三山区'], now: ['340209'] },
  { year: 2020, ended: ['340221 芜湖县'], now: ['340210'] },
  { year: 2020, ended: ['340222 繁昌县'], now: ['340212'] },
  { year: 2020, ended: ['360727 龙南县'], now: ['360783'] },
  { year: 2020, ended: ['370634 长岛县', '370684 蓬莱市'], now: ['370614'] },
  { year: 2020, ended: ['421023 监利县'], now: ['421088'] },
  { year: 2020, ended: ['510132 新津县'], now: ['510118'] },
  { year: 2020, ended: ['520221 水城县'], now: ['520204', '520201'] },
  { year: 2020, ended: ['632321 同仁县'], now: ['632301'] },
  { year: 2021, ended: ['330103 下城区'], now: ['330105'] },
  { year: 2021, ended: ['330104 江干区'], now: ['330102', '330114'] },
  { year: 2021, ended: ['350402 梅列区', '350403 三元区'], now: ['350404'] },
  { year: 2021, ended: ['350427 沙县'], now: ['350405'] },
  { year: 2021, ended: ['350625 长泰县'], now: ['350605'] },
  { year: 2021, ended: ['350681 龙海市'], now: ['350604'] },
  { year: 2021, ended: ['410306 吉利区', '410322 孟津县'], now: ['410308'] },
  { year: 2021, ended: ['410381 偃师市'], now: ['410307'] },
  { year: 2021, ended: ['431121 祁阳县'], now: ['431181'] },
  { year: 2021, ended: ['450127 横县'], now: ['450181'] },
  { year: 2021, ended: ['513425 会理县'], now: ['513402'] },
  { year: 2021, ended: ['520522 黔西县'], now: ['520581'] },
  { year: 2021, ended: ['532331 禄丰县'], now: ['532302'] },
  { year: 2021, ended: ['610322 凤翔县'], now: ['610305'] },
  { year: 2021, ended: ['610928 旬阳县'], now: ['610981'] },
  { year: 2021, ended: ['654223 沙湾县'], now: ['654203'] },
  { year: 2023, ended: ['540422 米林县'], now: ['540481'] },
  { year: 2023, ended: ['540530 错那县'], now: ['540581'] },
]

/** Successors that existed before: their code does not begin with the change. */
export const OLDER_THAN_CHANGE: readonly string[] = [
  '130502', '130503', '330102', '330105', '360112', '520201',
] // prettier-ignore

/** Divisions that began without ending another, or that the two packages lack; `parent` follows from the code. */
export const REGION_BEGINNINGS: readonly { code: string; name: string; year: number; parent: string }[] = [
  { code: '330383', name: '龙港市', year: 2019, parent: '330300' },
  { code: '360113', name: '红谷滩区', year: 2019, parent: '360100' },
  { code: '659010', name: '胡杨河市', year: 2019, parent: '650000' },
  { code: '460302', name: '西沙区', year: 2020, parent: '460300' },
  { code: '460303', name: '南沙区', year: 2020, parent: '460300' },
  { code: '330113', name: '临平区', year: 2021, parent: '330100' },
  { code: '330114', name: '钱塘区', year: 2021, parent: '330100' },
  { code: '659011', name: '新星市', year: 2021, parent: '650000' },
  { code: '659012', name: '白杨市', year: 2023, parent: '650000' },
  { code: '653228', name: '和康县', year: 2024, parent: '653200' },
  { code: '653229', name: '和安县', year: 2024, parent: '653200' },
]

/** Same code, new name: the row carries the present name, and the former one is still recognised. */
export const RENAMED: Readonly<Record<string, string[]>> = {
  '130502': ['桥东区'],
  '130503': ['桥西区'],
}
