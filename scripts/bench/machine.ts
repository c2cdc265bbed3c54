/** What the figures were measured on, and how busy it was besides. */
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'

export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const load = loadavg().map((average) => average.toFixed(1))
  return (
    `${cpus()[0]?.model ?? arch()}, ${cpus().length} cores, ${gigabytes} GB, ${platform()}, Node ${process.version}; ` +
    `load average ${load.join(', ')} over the last 1, 5 and 15 minutes`
  )
}
