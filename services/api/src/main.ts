import { ConfigError } from '@storeyard/core/config/load'
import { createLogger } from '@storeyard/core/observability/logger'
import { onShutdown } from '@storeyard/core/process/shutdown'
import { loadApiConfig } from './config.ts'
import { startApi } from './service.ts'

try {
  const config = loadApiConfig(process.env)
  const logger = createLogger({ service: 'api', level: config.LOG_LEVEL })
  try {
    const { closers, port } = await startApi(config, logger)
    onShutdown({ logger, closers })
    logger.info({ host: config.HOST, port }, 'the api listens')
  } catch (err) {
    logger.fatal({ err }, 'the api could not start')
    process.exit(1)
  }
} catch (err) {
  if (!(err instanceof ConfigError)) throw err
  console.error(err.message)
  process.exit(1)
}
