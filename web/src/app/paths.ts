/** Every address of the dashboard. */
export const paths = {
  signIn: '/sign-in',
  overview: '/',
  stores: '/stores',
  newStore: '/stores/new',
  store: (id: string) => `/stores/${encodeURIComponent(id)}`,
  keys: '/access/keys',
  sessions: '/access/sessions',
  activity: '/activity',
  /** Not the dashboard's own: the api serves it on the same origin. */
  jobs: '/queues/',
}
