import { Anchor, Text } from '@mantine/core'
import type { Credentials } from '@storeyard/core/contract/stores'
import { CopyValue } from '../../../ui/CopyValue.tsx'
import classes from '../StorePage.module.css'

const resetViews = {
  pending: 'A reset is pending: this may be the old password.',
  failed: 'A reset failed: should WordPress refuse this password, reset it again.',
}

export const CredentialsList = ({ credentials }: { credentials: Credentials }) => (
  <dl className={classes.facts}>
    <dt>User</dt>
    <dd>
      <span className={classes.mono}>{credentials.admin_user}</span>
      <CopyValue value={credentials.admin_user} what="user name" />
    </dd>
    <dt>Password</dt>
    <dd>
      <span className={classes.mono}>{credentials.admin_password}</span>
      <CopyValue value={credentials.admin_password} what="password" />
    </dd>
    {credentials.reset && (
      <Text component="dd" size="sm" c="var(--sy-warn)" style={{ gridColumn: 2 }}>
        {resetViews[credentials.reset]}
      </Text>
    )}
    <dt>Sign in</dt>
    <dd>
      <Anchor href={credentials.login_url} target="_blank" rel="noopener noreferrer" fz="inherit" c="var(--sy-accent)">
        WordPress sign-in
      </Anchor>
    </dd>
  </dl>
)
