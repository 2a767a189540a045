import { Modal, Spin } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Navigate, NavLink, Route, Routes, useLocation, useNavigate } from 'react-router-dom';
import { districtName, roleNames } from './catalogue/names';
import { CaseScreen } from './screens/CaseScreen';
import { AuditScreen } from './screens/AuditScreen';
import { CertificationsScreen } from './screens/CertificationsScreen';
import { ExpertsScreen } from './screens/ExpertsScreen';
import { LoginScreen } from './screens/LoginScreen';
import { QueueScreen } from './screens/QueueScreen';
import { useSession } from './session';
import { shortcutList, useShortcuts } from './shortcuts';

// The plots' library is as large as everything else together.
const StatisticsScreen = lazy(() => import('./screens/StatisticsScreen'));

interface Place {
  path: string;
  name: string;
}
const officersPlaces: Place[] = [
  { path: '/desk/queue', name: '案件队列' },
  { path: '/desk/certifications', name: '资格认证' },
  { path: '/desk/experts', name: '专家库' },
  { path: '/desk/statistics', name: '统计' },
];
const auditorsPlaces: Place[] = [{ path: '/desk/audit', name: '审计日志' }];

export function Desk() {
  const { officer, signOut } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  const places = officer?.roles.includes('auditor') ? auditorsPlaces : officersPlaces;
  const go = (at: number) => {
    const place = places[at];
    if (officer && place) navigate(place.path);
  };
  useShortcuts({ Digit1: () => go(0), Digit2: () => go(1), Digit3: () => go(2), Digit4: () => go(3), KeyK: () => setHelp(true) });

  // Who hears the page instead of seeing it is told that another one is there.
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== pathname) main.current?.focus();
    shown.current = pathname;
  }, [pathname]);

  if (officer === undefined) return <Spin fullscreen tip="正在打开" />;
  if (officer === null) return <LoginScreen />;
  const home = places[0]!.path;
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        跳到正文
      </a>
      <header className="bar">
        <span className="name">劳动能力鉴定业务系统</span>
        <nav aria-label="主要栏目">
          {places.map((place) => (
            <NavLink key={place.path} to={place.path}>{place.name}</NavLink>
          ))}
        </nav>
        <span className="who">
          {officer.name}
          <small>
            {districtName(officer.district)} {officer.roles.map((role) => roleNames[role] ?? role).join('、')}
          </small>
        </span>
        <button type="button" onClick={() => setHelp(true)}>快捷键</button>
        <button type="button" onClick={() => void signOut()}>退出</button>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<Spin />}>
          <Routes>
            {places === auditorsPlaces ? (
              <Route path="/desk/audit" element={<AuditScreen />} />
            ) : (
              <>
                <Route path="/desk/queue/:stage?" element={<QueueScreen />} />
                <Route path="/desk/cases/:id" element={<CaseScreen />} />
                <Route path="/desk/certifications" element={<CertificationsScreen />} />
                <Route path="/desk/experts" element={<ExpertsScreen />} />
                <Route path="/desk/statistics" element={<StatisticsScreen />} />
              </>
            )}
            <Route path="*" element={<Navigate to={home} replace />} />
          </Routes>
        </Suspense>
      </main>
      <Modal title="快捷键" open={help} onCancel={() => setHelp(false)} footer={null}>
        <ul className="lines">
          {shortcutList.map(([keys, what]) => (
            <li key={keys}><kbd>{keys}</kbd> {what}</li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
