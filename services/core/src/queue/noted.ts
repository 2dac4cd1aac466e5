/** An attempt that failed and is on the store's row, with the time of the next one: the queue has nothing to try again. */
export class NotedError extends Error {
  override name = 'NotedError'
}
