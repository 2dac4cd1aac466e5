/** Every label and annotation that Storeyard puts on cluster objects; the admission policies and the chart know them too. */
export const managedByLabel = 'app.kubernetes.io/managed-by'
export const managedBy = 'storeyard'
export const partOfLabel = 'app.kubernetes.io/part-of'
export const storeIdLabel = 'storeyard.io/store-id'
/** On workloads an annotation, which observations read; on all of the chart's objects a label too. */
export const generationAnnotation = 'storeyard.io/generation'
/** Helm's own: the release that an object was applied for. */
export const releaseNameAnnotation = 'meta.helm.sh/release-name'
export const sealedAnnotation = 'storeyard.io/sealed'
/** On namespaces that Storeyard made and that hold nothing it did not make: only those does a failed first way remove. */
export const createdAnnotation = 'storeyard.io/created'
/** Names the act of a person who accepted that the store's data is lost. */
export const dataLossAnnotation = 'storeyard.io/data-loss-accepted'
/** On the Secret of the credentials: the reset whose password it shows. */
export const passwordResetAnnotation = 'storeyard.io/password-reset'

/** Selects the namespaces of all stores. */
export const namespaceSelector = `${managedByLabel}=${managedBy},${storeIdLabel}`
/** Selects the chart's objects and pods of all stores. */
export const objectSelector = `${partOfLabel}=${managedBy},${storeIdLabel}`

/** Labels that helm puts on its release Secrets for us (--labels). */
export const fenceLabel = 'storeyard-fence'
export const generationLabel = 'storeyard-generation'
export const specLabel = 'storeyard-spec'

/** Names are fixed, as a namespace holds one release. */
export const credentialsName = 'store-credentials'
export const firstStartName = 'first-start'
export const passwordResetName = 'password-reset'
export const wordpressName = 'wordpress'
export const mariadbName = 'mariadb'
export const wpContentClaim = 'wp-content'
export const mariadbClaim = 'data-mariadb-0'
export const ingressName = 'wordpress'
