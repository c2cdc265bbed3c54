import project from '../../package.json' with { type: 'json' }

export const NAME = '公开图鉴 Gongkai Atlas'
export const VERSION = project.version
