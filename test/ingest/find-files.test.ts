import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFiles, PathError } from '../../scripts/ingest/find-files.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-find-'))
  for (const file of [
    'b/2020.txt',
    'a/2020.txt',
    'a/deep/2021.html',
    'a/manifest.csv',
    'a/.hidden.txt',
    'a/~$open.docx',
    'a/README.md',
    '报告 [终稿].txt',
    'manifest.csv',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), file)
  }
  mkdirSync(join(folder, 'empty'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.txt'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const find = async (...paths: string[]) => {
  const { files, manifests } = await findFiles(paths.map((path) => join(folder, path)))
  for (const { path } of files) expect(path.startsWith(folder)).toBe(true)
  return {
    names: files.map(({ name }) => name),
    manifests: manifests.map((path) => path.slice(folder.length + 1)),
  }
}

test('a folder: all below it, each under its path, in order; manifests apart', async () => {
  expect(await find('a')).toEqual({ names: ['2020.txt', 'deep/2021.html'], manifests: ['a/manifest.csv'] })
  expect(await find('.')).toEqual({
    names: ['a/2020.txt', 'a/deep/2021.html', 'b/2020.txt', '报告 [终稿].txt'],
    manifests: ['a/manifest.csv', 'manifest.csv'],
  })
  expect(await find('empty')).toEqual({ names: [], manifests: [] })
})

test('globs, with names below the part that stands still', async () => {
  expect(await find('*/2020.txt')).toEqual({ names: ['a/2020.txt', 'b/2020.txt'], manifests: [] })
  expect(await find('a/**/*.html')).toEqual({ names: ['deep/2021.html'], manifests: [] })
  expect(await find('a/*')).toEqual({ names: ['2020.txt'], manifests: ['a/manifest.csv'] })
})

test('files by name: told apart by their folders, whatever they are called, each once', async () => {
  expect((await find('a/2020.txt')).names).toEqual(['2020.txt'])
  expect((await find('b/2020.txt', 'a/2020.txt', 'b/2020.txt')).names).toEqual(['a/2020.txt', 'b/2020.txt'])
  expect((await find('报告 [终稿].txt')).names).toEqual(['报告 [终稿].txt'])
  expect((await find('a/README.md')).names).toEqual(['README.md'])
  expect((await find('a/.hidden.txt')).names).toEqual(['.hidden.txt'])
  expect(await find('a/2020.txt', 'a/manifest.csv')).toEqual({
    names: ['2020.txt'],
    manifests: ['a/manifest.csv'],
  })
  expect((await find('a/2020.txt', 'a')).names).toEqual(['2020.txt', 'deep/2021.html'])
})

test.each([
  ['nowhere.txt', /does not exist/],
  ['c/*.txt', /Nothing matches/],
  ['broken.txt', /a link to nothing/],
])('%s is a mistake in the command', async (path, problem) => {
  await expect(find('a', path)).rejects.toThrow(problem)
  await expect(find(path)).rejects.toThrow(PathError)
})
