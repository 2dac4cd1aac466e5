import { Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { StoresPage } from '../stores/list/StoresPage.tsx'
import { lazyNamed } from '../ui/lazyNamed.ts'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { NoSuchPage } from './NoSuchPage.tsx'
import { paths } from './paths.ts'
import { RequireSession } from './RequireSession.tsx'
import { Shell } from './Shell.tsx'

const SignInPage = lazyNamed('SignInPage', () => import('../session/SignInPage.tsx'))
const OverviewPage = lazyNamed('OverviewPage', () => import('../overview/OverviewPage.tsx'))
const ActivityPage = lazyNamed('ActivityPage', () => import('../activity/ActivityPage.tsx'))
const CreateStoreDialog = lazyNamed('CreateStoreDialog', () => import('../stores/create/CreateStoreDialog.tsx'))
const KeysPage = lazyNamed('KeysPage', () => import('../access/KeysPage.tsx'))
const SessionsPage = lazyNamed('SessionsPage', () => import('../access/SessionsPage.tsx'))
const StorePage = lazyNamed('StorePage', () => import('../stores/page/StorePage.tsx'))

/** The list is in the first download; every other page comes when it is asked for. */
export const AppRoutes = () => (
  <Routes>
    <Route
      path={paths.signIn}
      element={
        <Suspense fallback={null}>
          <SignInPage />
        </Suspense>
      }
    />
    <Route
      element={
        <RequireSession>
          <Shell />
        </RequireSession>
      }
    >
      <Route
        index
        element={
          <Suspense fallback={<PageSkeleton />}>
            <OverviewPage />
          </Suspense>
        }
      />
      <Route path={paths.stores} element={<StoresPage />}>
        <Route path="new" element={<CreateStoreDialog />} />
      </Route>
      <Route
        path="/stores/:id"
        element={
          <Suspense fallback={<PageSkeleton />}>
            <StorePage />
          </Suspense>
        }
      />
      <Route
        path={paths.keys}
        element={
          <Suspense fallback={<PageSkeleton />}>
            <KeysPage />
          </Suspense>
        }
      />
      <Route
        path={paths.sessions}
        element={
          <Suspense fallback={<PageSkeleton />}>
            <SessionsPage />
          </Suspense>
        }
      />
      <Route
        path={paths.activity}
        element={
          <Suspense fallback={<PageSkeleton />}>
            <ActivityPage />
          </Suspense>
        }
      />
      <Route path="*" element={<NoSuchPage />} />
    </Route>
  </Routes>
)
