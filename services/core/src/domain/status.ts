/** What people see of a store. Derived from the row's columns by the generated column `stores.status`; nothing writes it. */
export const storeStatuses = [
  'Pending',
  'Provisioning',
  'Ready',
  'Degraded',
  'Updating',
  'Failed',
  'Deleting',
  'Deleted',
] as const
export type StoreStatus = (typeof storeStatuses)[number]

/** CamelCase causes, each with one plain sentence of what it means and what to do. */
export const reasonAdvice = {
  ImagePull: 'An image of the store cannot be pulled. Check the image names and that the cluster reaches the registry.',
  QuotaExceeded: 'The store asks for more than its quota allows. Choose a larger plan or lower the requests.',
  VolumePending: 'A volume is not bound yet. Check the storage class and that the cluster has room.',
  CrashLoop: 'A container of the store stops again and again. Its logs say why.',
  PolicyDenied: 'The cluster refused an object of the store by policy. The message names the policy.',
  SchedulingFailed: 'No node of the cluster can take the store at the moment. Add room or wait for it.',
  HelmFailed:
    'Helm could not apply the store. The message is its last word; Storeyard keeps trying until the deadline.',
  ChartRefused: 'The chart refuses the values of this store. Correct the values file and retry.',
  Timeout: 'The store was not ready by its deadline. The events say what it waited for; retry when it is mended.',
  SecretMissing: "The Secret with the store's credentials is gone. A new one is made and both pods start with it.",
  VolumeReleasing: 'Volumes of the store are still being removed by the cluster.',
  NameHeld: 'The Ingress of the old store is not gone yet, so its name is not free.',
  NamespaceTerminating: 'A namespace of the same name is still going away. The store goes on when it is gone.',
  ForeignNamespace:
    'The namespace belongs to somebody else and is left alone. Its admin can label it for this store, which is then adopted.',
  ForeignRelease: 'The Helm release in the namespace is not of this store. It is left alone.',
  RowBehindCluster: 'The cluster holds a newer state of this store than the database does. Nothing is changed.',
  DataLost:
    'The volumes that held the data of this store are gone. It is not started empty: restore them and retry, accept the loss, or abandon it.',
  RolledBack: 'The last change did not become ready. The store runs its previous settings.',
  DowngradeRefused: 'Going back would start an older MariaDB on newer data. Make a new change instead.',
  Throttled: 'The Kubernetes API asks for fewer requests. Storeyard goes on more slowly by itself.',
  Refused: 'The Kubernetes API refuses what Storeyard has to do for this store. The message names the right or rule.',
  ClusterUnreachable: 'The Kubernetes API does not answer. Storeyard goes on as soon as it does.',
  FrontPage: 'The front page does not answer as a shop should. The administration is still reachable to mend it.',
  Unexpected: 'Storeyard met an error that it does not know. It keeps trying; the logs of the worker say more.',
  PasswordResetWaits:
    "The password of WordPress's administrator is not reset yet. The message says what it waits for; it is tried again.",
  NotReady: 'The pods of the store are not ready at the moment.',
} as const satisfies Record<string, string>
export type Reason = keyof typeof reasonAdvice

/** Reasons that stop every further act until a person chooses the way out. */
export const blockingReasons = [
  'ForeignNamespace',
  'ForeignRelease',
  'RowBehindCluster',
  'DataLost',
  'DowngradeRefused',
] as const satisfies readonly Reason[]
