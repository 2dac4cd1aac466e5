import { createServer } from 'node:http'
import { pino } from 'pino'
import { parseConfig } from './config.ts'
import { createApp } from './createApp.ts'

// Event streams never end by themselves; the browser opens them anew elsewhere.
const drainMsMax = 3_000

const config = parseConfig(process.env)
const logger = pino({ name: 'web', level: config.LOG_LEVEL })
const server = createServer(createApp(config, logger))

server.listen(config.PORT, config.HOST, () => logger.info({ address: server.address() }, 'the dashboard is up'))
server.on('error', (err) => {
  logger.fatal({ err }, 'the dashboard cannot listen')
  process.exitCode = 1
})

const shutDown = (signal: NodeJS.Signals) => {
  logger.info({ signal }, 'the dashboard is going down')
  server.close()
  setTimeout(() => server.closeAllConnections(), drainMsMax).unref()
}
process.once('SIGTERM', shutDown)
process.once('SIGINT', shutDown)
