export { blockingReasons, type Reason, reasonAdvice } from '../domain/status.ts'
