/** Rows that a page sets in paragraphs or preformatted lines, with bars or tabs between the cells, as rows of a grid. */
import { moveBlock } from './compose.ts'
import type { Block } from './document.ts'
import { readTextBlocks } from './text.ts'

/** A row with a figure in a cell of its own; words between bars are a menu. */
const FIGURES = /[|｜│\t]\s*[\d０-９]+(?:\.\d+)?\s*(?:[|｜│\t]|$)/
const FEWEST_ROWS = 3

/** The same blocks where no paragraphs are such rows; else those runs of paragraphs read as text is. */
export function readTextRows(text: string, blocks: readonly Block[]): { blocks: Block[]; found: boolean } {
  const read: Block[] = []
  let found = false
  for (let i = 0; i < blocks.length;) {
    const from = i
    while (blocks[i]?.kind === 'prose') i++
    const run = blocks.slice(from, i)
    if (run.filter((block) => block.kind === 'prose' && FIGURES.test(block.text)).length >= FEWEST_ROWS) {
      const start = text.lastIndexOf('\n', run[0]!.start - 1) + 1
      const end = run.at(-1)!.end
      for (const block of readTextBlocks(text.slice(start, end))) read.push(moveBlock(block, start))
      found = true
    } else read.push(...run)
    const grid = blocks[i++]
    if (grid) read.push(grid)
  }
  return { blocks: read, found }
}
