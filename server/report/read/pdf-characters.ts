/**
 * Characters as they are meant. Fonts in PDF often name a glyph by the radical that looks the same (⼯作 for 工作,
 * 人⺠ for 人民), which no label would match.
 */

/** The radicals of U+2E80 that look like whole characters, and those (Unicode's EquivalentUnifiedIdeograph). */
const RADICALS =
  '⺁⺄⺈⺊⺌⺍⺒⺓⺜⺝⺟⺠⺧⺩⺫⺬⺴⺶⺼⻄⻅⻆⻉⻊⻋⻏⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳'
const CHARACTERS =
  '厂乙刀卜小小巳幺日月母民牛王目示网羊肉西见角贝足车邑長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟'

const radicals = new Map([...RADICALS].map((radical, i) => [radical, [...CHARACTERS][i]!]))

/** Radicals and compatibility ideographs to the characters that they stand for; all else as it is. */
export function meantCharacters(text: string): string {
  return text.replace(
    /[\u2e80-\u2fdf\uf900-\ufaff]/g,
    (character) => radicals.get(character) ?? character.normalize('NFKC'),
  )
}
