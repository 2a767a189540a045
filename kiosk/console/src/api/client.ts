// Calls of the staff port. The session is a cookie no script can read; what changes something carries the CSRF token.
import type {
  ActionBody, AuditPage, CaseAction, CaseState, CertificationPage, Expert, QueuePage, SignedIn, WholeCase,
} from './types';

/** A refusal of the office (RFC 9457), or `unreachable` when no answer came. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly detail: string,
    /** With `stale_version`: the case as it stands now. */
    readonly fresh?: CaseState,
  ) {
    super(title);
  }
}

let csrf = '';
let whenSignedOut: () => void = () => undefined;

/** Called whenever the office no longer knows the session. */
export function onSignedOut(callback: () => void): void {
  whenSignedOut = callback;
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method === 'POST' && csrf) headers['X-Hall-Csrf'] = csrf;
  let answer: Response;
  try {
    answer = await fetch(path, {
      method, headers, credentials: 'same-origin', cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refused(0, 'unreachable', '连不上业务系统，没有保存，请检查网络后再试', '');
  }
  if (answer.ok) return (await answer.json()) as T;
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401 && problem.code === 'signed_out') {
    csrf = '';
    whenSignedOut();
  }
  throw new Refused(answer.status, problem.code ?? 'broken', problem.title ?? `系统答复 ${answer.status}`,
    problem.detail ?? '', problem.case);
}

const query = (pairs: Record<string, string | number | undefined>): string => {
  const given = Object.entries(pairs).filter(([, value]) => value !== undefined && value !== '');
  return given.length ? '?' + given.map(([name, value]) => `${name}=${value}`).join('&') : '';
};

function keep(signedIn: SignedIn): SignedIn {
  csrf = signedIn.csrf;
  return signedIn;
}

export const signIn = async (login: string, password: string): Promise<SignedIn> =>
  keep(await call<SignedIn>('POST', '/api/login', { login, password }));
export const signOut = (): Promise<unknown> => call('POST', '/api/logout');
export const whoAmI = async (): Promise<SignedIn> => keep(await call<SignedIn>('GET', '/api/me'));

export interface QueueQuery {
  stage?: string | undefined;
  kind?: string | undefined;
  number?: string | undefined;
  after?: string | undefined;
  limit?: number | undefined;
}
export const listCases = (wanted: QueueQuery): Promise<QueuePage> => call('GET', '/api/cases' + query({ ...wanted }));
export const readCase = (id: string): Promise<WholeCase> => call('GET', `/api/cases/${id}`);
export const act = (id: string, action: CaseAction, version: number, body: ActionBody): Promise<WholeCase> =>
  call('POST', `/api/cases/${id}/${action}`, { version, ...body });
export const listExperts = async (): Promise<Expert[]> =>
  (await call<{ experts: Expert[] }>('GET', '/api/experts')).experts;
export const listCertifications = (after?: string): Promise<CertificationPage> =>
  call('GET', '/api/certifications' + query({ after }));
export const decideCertification = (id: string, decision: 'certify' | 'forward'): Promise<unknown> =>
  call('POST', `/api/certifications/${id}/${decision}`, {});
export const readAudit = (after: number, limit: number): Promise<AuditPage> =>
  call('GET', '/api/audit' + query({ after, limit }));

export const pageImage = (caseId: string, page: number): string => `/api/cases/${caseId}/pages/${page}`;
export const formPdf = (caseId: string): string => `/api/cases/${caseId}/form.pdf`;
export const noticePdf = (noticeId: string): string => `/api/notices/${noticeId}/pdf`;
