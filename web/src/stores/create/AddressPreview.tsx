import { useQuery } from '@tanstack/react-query'
import { addressPatternQuery } from '../../api/stores.ts'
import classes from './CreateStoreDialog.module.css'

interface AddressPreviewProps {
  name: string
  /** No store will have this name: it makes no address. */
  isRefused: boolean
}

/** The address as it will be, while its name is typed; nothing where no store has shown yet how addresses look. */
export function AddressPreview({ name, isRefused }: AddressPreviewProps) {
  const { data: pattern } = useQuery(addressPatternQuery)
  if (!pattern) return null
  return (
    <div className={classes.preview}>
      <span>Address</span>
      <span data-testid="address-preview">
        {pattern.before}
        <b>{name === '' || isRefused ? '…' : name}</b>
        {pattern.after}
      </span>
    </div>
  )
}
