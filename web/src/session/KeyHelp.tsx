import classes from './SignInPage.module.css'

export const KeyHelp = () => (
  <div className={classes.help}>
    Where is the first key?
    <dl style={{ margin: 0 }}>
      <dt>On your own machine</dt>
      <dd>
        In the file <code>.storeyard/admin-key</code> of the folder that Storeyard was started from.
      </dd>
      <dt>In production</dt>
      <dd>
        In a Secret of Storeyard’s namespace. Whoever runs the cluster can hand it to you, or make you a key of your
        own.
      </dd>
    </dl>
  </div>
)
