import { NavLink } from 'react-router'
import { paths } from './paths.ts'
import classes from './Shell.module.css'

const places = [
  { to: paths.overview, name: 'Overview' },
  { to: paths.stores, name: 'Stores' },
  { to: paths.activity, name: 'Activity' },
]

export const MainNav = () => (
  <nav className={classes.nav} aria-label="Places">
    {places.map(({ to, name }) => (
      <NavLink key={to} to={to} end={to === paths.overview}>
        {name}
      </NavLink>
    ))}
  </nav>
)
