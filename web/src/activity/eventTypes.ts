import { inWords } from '../stores/describeEvent.ts'

/** What people look for; any other can be given in the address. */
const common = [
  'Created',
  'StatusChanged',
  'PlanChanged',
  'ReplicasChanged',
  'TitleChanged',
  'ProtectionChanged',
  'UpgradeRequested',
  'RollbackRequested',
  'RetryRequested',
  'GenerationFailed',
  'DriftRepaired',
  'CredentialsRead',
  'PasswordResetRequested',
  'PasswordReset',
  'DataLossAccepted',
  'AbandonRequested',
  'DeletionRequested',
  'QueueActedOn',
  'KeyCreated',
  'KeyRevoked',
  'SessionCreated',
  'SessionEnded',
]

/** To choose from, with the one that is chosen among them. */
export const typeOptions = (chosen: string) => [
  { value: '', label: 'All kinds' },
  ...[...new Set([...common, ...(chosen ? [chosen] : [])])].map((value) => ({ value, label: inWords(value) })),
]
