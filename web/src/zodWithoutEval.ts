import { z } from 'zod'

// The page’s policy refuses `new Function`; Zod would try it at the first schema, so this comes before any.
z.config({ jitless: true })
