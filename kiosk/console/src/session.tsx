import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import * as office from './api/client';
import type { Officer } from './api/types';

interface Session {
  /** undefined: not asked yet; null: nobody is signed in. */
  officer: Officer | null | undefined;
  /** The office ended the session while somebody was working. */
  ended: boolean;
  signIn(login: string, password: string): Promise<void>;
  signOut(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [officer, setOfficer] = useState<Officer | null | undefined>(undefined);
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    office.onSignedOut(() =>
      setOfficer((before) => {
        if (before) setEnded(true);
        return null;
      }),
    );
    // Nobody at the office was told who this browser is before: without a remembered login there is nothing to ask.
    if (!localStorage.getItem('hall-signed-in')) return setOfficer(null);
    office.whoAmI().then(
      (signedIn) => setOfficer(signedIn.officer),
      () => setOfficer(null),
    );
    return undefined;
  }, []);

  const session = useMemo<Session>(
    () => ({
      officer,
      ended,
      async signIn(login, password) {
        const signedIn = await office.signIn(login, password);
        localStorage.setItem('hall-signed-in', '1');
        setEnded(false);
        setOfficer(signedIn.officer);
      },
      async signOut() {
        await office.signOut().catch(() => undefined);
        localStorage.removeItem('hall-signed-in');
        setOfficer(null);
      },
    }),
    [officer, ended],
  );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside of SessionProvider');
  return session;
}

/** For screens behind the door. */
export function useOfficer(): Officer {
  const { officer } = useSession();
  if (!officer) throw new Error('nobody is signed in');
  return officer;
}
