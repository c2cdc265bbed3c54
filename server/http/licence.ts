/**
 * Under which terms the figures, as compiled here, may be used. The reports themselves are official documents; the
 * program is under the MIT licence of the repository.
 */
export const LICENCE = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const
