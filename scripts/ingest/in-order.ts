/** Work that is under way at once, with its results in the order in which it was begun. */

/**
 * At most `ahead` pieces wait or work at any time, so that memory stays flat however many there are. The promises
 * must not be rejected.
 */
export async function* inOrder<T>(
  started: AsyncIterable<{ step: Promise<T> }>,
  ahead: number,
): AsyncGenerator<T> {
  const queue: Promise<T>[] = []
  for await (const { step } of started) {
    queue.push(step)
    if (queue.length >= ahead) yield await queue.shift()!
  }
  for (const step of queue) yield await step
}
