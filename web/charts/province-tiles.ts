/**
 * Places of the provinces in a schematic grid: one equal square per province-level division, neighbours beside each
 * other as far as a grid allows. It is no map and shows no boundary. 台湾, 香港 and 澳门 publish no such reports; they
 * are drawn as squares without data.
 */
export interface Tile {
  adcode: string
  /** Short name, as the province is called in the news. */
  name: string
  col: number
  row: number
}

export const TILE_COLUMNS = 9
export const TILE_ROWS = 8

const GRID: readonly (readonly [string, string, number, number])[] = [
  ['230000', '黑龙江', 8, 0],
  ['150000', '内蒙古', 6, 1],
  ['220000', '吉林', 8, 1],
  ['650000', '新疆', 1, 2],
  ['640000', '宁夏', 4, 2],
  ['140000', '山西', 5, 2],
  ['110000', '北京', 6, 2],
  ['120000', '天津', 7, 2],
  ['210000', '辽宁', 8, 2],
  ['630000', '青海', 2, 3],
  ['620000', '甘肃', 3, 3],
  ['610000', '陕西', 4, 3],
  ['410000', '河南', 5, 3],
  ['130000', '河北', 6, 3],
  ['370000', '山东', 7, 3],
  ['540000', '西藏', 1, 4],
  ['510000', '四川', 3, 4],
  ['500000', '重庆', 4, 4],
  ['420000', '湖北', 5, 4],
  ['340000', '安徽', 6, 4],
  ['320000', '江苏', 7, 4],
  ['310000', '上海', 8, 4],
  ['530000', '云南', 3, 5],
  ['520000', '贵州', 4, 5],
  ['430000', '湖南', 5, 5],
  ['360000', '江西', 6, 5],
  ['330000', '浙江', 7, 5],
  ['450000', '广西', 4, 6],
  ['440000', '广东', 5, 6],
  ['350000', '福建', 6, 6],
  ['710000', '台湾', 8, 6],
  ['460000', '海南', 3, 7],
  ['820000', '澳门', 5, 7],
  ['810000', '香港', 6, 7],
]

export const PROVINCE_TILES: readonly Tile[] = GRID.map(([adcode, name, col, row]) => ({
  adcode,
  name,
  col,
  row,
}))
