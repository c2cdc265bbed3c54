/** How far a run has come, on a terminal; nothing where the output goes to a file. */
import { SingleBar } from 'cli-progress'

export interface Progress {
  step: () => void
  /** Leaves the terminal as it was; more than once does no harm. */
  stop: () => void
}

export function showProgress(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || total < 2) return { step: () => undefined, stop: () => undefined }
  const bar = new SingleBar({
    stream,
    format: '{bar} {value}/{total} · {eta_formatted}',
    clearOnComplete: true,
    hideCursor: true,
  })
  bar.start(total, 0)
  return { step: () => bar.increment(), stop: () => bar.stop() }
}
