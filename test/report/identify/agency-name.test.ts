import { describe, expect, test } from 'vitest'
import { reference } from '../../../db/reference/reference.ts'
import { readAgencyName } from '../../../server/report/identify/agency-name.ts'

/** name · year · adcode (several: cannot be told apart by the name) · level · sectors, the first being the main one. */
const NAMES = `
沈阳市房产局 2020 210100 prefecture housing_urban_rural
沈阳市沈河区人民政府 2020 210103 county government
沈阳市沈河区人民政府办公室 2020 210103 county government
南通市海门区住房和城乡建设局 2020 320614 county housing_urban_rural
沈阳市自然资源局 2020 210100 prefecture natural_resources
根河市城市管理综合执法局 2020 150785 county urban_management
石狮市人民政府信访局 2020 350581 county petitions
石狮市工业信息化和科技局 2020 350581 county industry_it+science_technology
石狮市人民政府办公室 2020 350581 county government
莲花山教育卫生健康局 2020 - - education+health
莲花县教育局 2020 360321 county education
泉州市石狮生态环境局 2020 350581 county ecology_environment
国家税务总局沈阳市税务局 2020 210100 prefecture tax
国家税务总局广州市天河区税务局 2021 440106 county tax
沈阳市公安局沈河分局 2020 210103 county public_security
上海市公安局浦东分局 2020 310115 county public_security
沈阳市自然资源局浑南分局 2020 210112 county natural_resources
苏州工业园区管理委员会 2020 320571 special development_zone
苏州工业园区管理委员会 2024 320576 special development_zone
合肥高新技术产业开发区管理委员会 2020 340171 special development_zone
长春净月高新技术产业开发区管理委员会 2020 220172 special development_zone
长春市莲花山生态旅游度假区管理委员会 2020 220100 special *
海门市财政局 2019 320684 county finance
海门市财政局 2020 320614 county finance
海门区财政局 2020 320614 county finance
杭州市下城区人民政府 2020 330103 county government
杭州市江干区城市管理局 2020 330104 county urban_management
杭州市临平区住房和城乡建设局 2021 330113 county housing_urban_rural
蓬莱市水利局 2019 370684 county water
邢台市桥东区财政局 2019 130502 county finance
邢台市襄都区财政局 2020 130502 county finance
射洪市民政局 2020 510981 county civil_affairs
横县人民政府 2020 450127 county government
横州市人民政府 2021 450181 county government
北京市朝阳区教育委员会 2020 110105 county education
长春市朝阳区教育局 2020 220104 county education
朝阳区教育局 2020 110105+220104 county education
朝阳市教育局 2020 211300 prefecture education
鼓楼区人民政府 2020 320106+320302+350102+410204 county government
沈阳市铁西区统计局 2020 210106 county statistics
沈阳市和平区司法局 2020 210102 county justice
北京街道办事处 2020 - township township
广州市越秀区人民政府北京街道办事处 2020 440104 township township
济南市历下区人民政府大明湖街道办事处 2022 370102 township township
西安市雁塔区长延堡街道办事处 2020 610113 township township
东莞市石龙镇人民政府 2020 441900 township township
琼海市大路镇人民政府 2019 469002 township township
桐梓县夜郎镇人民政府 2023 520322 township township
阿鲁科尔沁旗罕苏木苏木人民政府 2020 150421 township township
恭城瑶族自治县三江乡人民政府 2020 450332 township township
故城县教育局 2020 131126 county education
徐闻县司法局 2023 440825 county justice
辽宁省自然资源厅 2020 210000 province natural_resources
内蒙古自治区林业和草原局 2020 150000 province forestry_grassland
广西壮族自治区财政厅 2021 450000 province finance
北京市交通委员会 2020 110000 province transport
上海市浦东新区人民政府 2020 310115 county government
天津市滨海新区市场监督管理局 2020 120116 county market_regulation
重庆市渝中区民政局 2020 500103 county civil_affairs
重庆市彭水苗族土家族自治县审计局 2020 500243 county audit
恩施土家族苗族自治州人民政府 2020 422800 prefecture government
恩施州教育局 2020 422800 prefecture education
延边朝鲜族自治州公安局 2020 222400 prefecture public_security
锡林郭勒盟行政公署 2020 152500 prefecture government
阿克苏地区行政公署办公室 2020 652900 prefecture government
仙桃市交通运输局 2020 429004 county transport
石河子市司法局 2020 659001 county justice
济源市应急管理局 2020 419001 county emergency
三沙市综合执法局 2020 460300 prefecture urban_management
儋州市卫生健康委员会 2020 460400 prefecture health
嘉峪关市文化和旅游局 2020 620200 prefecture culture_tourism
青岛市市北区商务局 2020 370203 county commerce
晋城市城区人力资源和社会保障局 2020 140502 county human_resources
泉州市自然资源和规划局 2020 350500 prefecture natural_resources
柳州市柳北区政务服务和大数据管理局 2021 450205 county government_services+big_data
宁波市住房公积金管理中心 2020 330200 prefecture housing_fund
厦门市退役军人事务局 2021 350200 prefecture veterans
铁岭县退役军人事务局 2020 211221 county veterans
丹东市教育体育局 2020 210600 prefecture education
大连市文化和旅游局 2020 210200 prefecture culture_tourism
抚顺市国有资产监督管理委员会 2020 210400 prefecture state_assets
营口市医疗保障局 2020 210800 prefecture medical_security
盘锦市乡村振兴局 2021 211100 prefecture rural_revitalisation
葫芦岛市人民防空办公室 2020 211400 prefecture civil_air_defence
凌海市粮食和物资储备局 2020 210781 county grain_reserves
杭州市规划和自然资源局 2020 330100 prefecture natural_resources
义乌市行政执法局 2020 330782 county urban_management
海宁市建设局 2020 330481 county housing_urban_rural
昆山市档案馆 2020 320583 county archives
浙江省数据局 2024 330000 province big_data
南京市地方金融监督管理局 2020 320100 prefecture financial_regulation
无锡市消防救援支队 2020 320200 prefecture fire_rescue
徐州市机关事务管理局 2020 320300 prefecture government_offices
中华人民共和国沈阳海关 2020 210100 prefecture other
国家统计局辽宁调查总队 2020 210000 province other
国家发展和改革委员会 2020 - national development_reform
财政部 2020 - national finance
中国气象局 2020 - national meteorology
某区统计局 2023 - - statistics
市教育局 2020 - - education
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [string, string, string, string, string])

describe('what a name says', () => {
  test.each(NAMES)('%s (%s)', (name, year, adcodes, level, sectors) => {
    const read = readAgencyName(name, reference, Number(year))
    expect(read.regions.map(({ adcode }) => adcode).join('+') || '-').toBe(adcodes)
    expect(read.level ?? '-').toBe(level)
    if (sectors !== '*') expect([read.sector, ...read.sectors].join('+')).toBe(sectors)
  })

  test('a hundred real names', () => expect(NAMES.length).toBeGreaterThanOrEqual(95))
})
