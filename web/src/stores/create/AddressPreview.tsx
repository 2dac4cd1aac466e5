import classes from './CreateStoreDialog.module.css'

interface AddressPreviewProps {
  name: string
  /** Null where there is no name yet, or no store can have it. */
  url: string | null
}

/** The address as it will be; it begins with the name. */
export function AddressPreview({ name, url }: AddressPreviewProps) {
  const start = url === null ? 0 : url.indexOf('//') + 2
  return (
    <div className={classes.preview}>
      <span>Address</span>
      <span data-testid="address-preview" role="status">
        {url?.slice(0, start)}
        <b>{url === null ? '…' : name}</b>
        {url?.slice(start + name.length)}
      </span>
    </div>
  )
}
