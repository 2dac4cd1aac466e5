import { createLogger } from '@storeyard/core/observability/logger'
import { onShutdown } from '@storeyard/core/process/shutdown'
import { onFailedStart } from '@storeyard/core/process/start'
import { loadApiConfig } from './config.ts'
import { startApi } from './service.ts'

const started = onFailedStart('api')
const config = loadApiConfig(process.env)
const logger = createLogger({ service: 'api', level: config.LOG_LEVEL })
const { closers, port } = await startApi(config, logger)
started()
onShutdown({ logger, closers })
logger.info({ host: config.HOST, port }, 'the api listens')
