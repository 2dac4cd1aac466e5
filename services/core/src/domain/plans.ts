import type { Plan } from '../contract/choices.ts'
import type { Values } from './spec.ts'

/**
 * What a plan says in the chart's terms. The operator's file goes over it: what that file names is the same in every
 * plan. Each plan names the sizes of its volumes, so that they can be compared with those a store has.
 */
export const planValues: Record<Plan, Values> = {
  // The chart as it is.
  small: {
    wordpress: { storage: { size: '5Gi' } },
    mariadb: { storage: { size: '5Gi' } },
    quota: { requestsCpu: '1', requestsMemory: '1Gi', limitsMemory: '3Gi', storage: '50Gi' },
  },
  medium: {
    wordpress: {
      php: { memoryLimit: '384M' },
      apache: { maxRequestWorkers: 16 },
      storage: { size: '20Gi' },
      resources: { requests: { cpu: '200m', memory: '256Mi' }, limits: { memory: '1Gi' } },
    },
    mariadb: {
      settings: { 'innodb-buffer-pool-size': '256M', 'innodb-log-file-size': '64M' },
      storage: { size: '20Gi' },
      resources: { requests: { cpu: '200m', memory: '384Mi' }, limits: { memory: '1Gi' } },
    },
    // Room for a second WordPress beside the first, while one takes the other's place.
    quota: { requestsCpu: '2', requestsMemory: '2Gi', limitsMemory: '6Gi', storage: '100Gi' },
  },
  large: {
    wordpress: {
      php: { memoryLimit: '512M' },
      apache: { maxRequestWorkers: 32 },
      storage: { size: '50Gi' },
      resources: { requests: { cpu: '400m', memory: '512Mi' }, limits: { memory: '2Gi' } },
    },
    mariadb: {
      settings: { 'innodb-buffer-pool-size': '1G', 'innodb-log-file-size': '256M', 'max-connections': 80 },
      storage: { size: '50Gi' },
      resources: { requests: { cpu: '400m', memory: '1280Mi' }, limits: { memory: '2Gi' } },
    },
    quota: { requestsCpu: '4', requestsMemory: '4Gi', limitsMemory: '12Gi', storage: '250Gi' },
  },
}
