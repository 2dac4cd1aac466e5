const postgresVariable = 'STOREYARD_TEST_POSTGRES_URL'
const redisVariable = 'STOREYARD_TEST_REDIS_URL'

/** Jest hands the environment of its global set-up on to the processes that run test files. */
export const publishTestServers = (urls: { postgresUrl: string; redisUrl: string }) => {
  process.env[postgresVariable] = urls.postgresUrl
  process.env[redisVariable] = urls.redisUrl
}

/** The servers of this run. */
export const testServers = () => {
  const { [postgresVariable]: postgresUrl, [redisVariable]: redisUrl } = process.env
  if (!postgresUrl || !redisUrl)
    throw new Error('the servers of this run are missing: its suite lacks the global set-up')
  return { postgresUrl, redisUrl }
}
