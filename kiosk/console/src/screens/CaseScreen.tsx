import { Spin } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { readCase } from '../api/client';
import type { WholeCase } from '../api/types';
import { ActionPanel } from '../case/ActionPanel';
import { CaseFacts } from '../case/CaseFacts';
import { PapersPane } from '../case/PapersPane';
import { chinaDay } from '../catalogue/days';
import { districtName, stageNames } from '../catalogue/names';
import { DueTag } from '../parts/DueTag';
import { Trouble } from '../parts/Trouble';
import { useShortcuts } from '../shortcuts';

/** The office's day: this very reading is the newest line of the history, by its clock. */
const officeDay = (whole: WholeCase): string => chinaDay(Math.max(...whole.history.map((line) => line.at_ms)));

export function CaseScreen() {
  const { id = '' } = useParams();
  const [whole, setWhole] = useState<WholeCase>();
  const [error, setError] = useState<unknown>();
  const actions = useRef<HTMLElement>(null);
  useShortcuts({ KeyA: () => actions.current?.focus() });

  const load = useCallback(() => {
    let wanted = true;
    setWhole(undefined);
    setError(undefined);
    readCase(id).then(
      (read) => wanted && setWhole(read),
      (trouble) => wanted && setError(trouble),
    );
    return () => { wanted = false; };
  }, [id]);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = whole ? `${whole.acceptance_number} ${whole.application.person.name}` : '案件';
  }, [whole]);

  if (error !== undefined) return <Trouble error={error} again={load} />;
  if (!whole) return <Spin />;
  const today = officeDay(whole);
  return (
    <>
      <div className="head">
        <Link to={`/desk/queue/${whole.stage}`}>‹ {stageNames[whole.stage]}</Link>
        <h1>{whole.application.person.name} <span className="numeric">{whole.acceptance_number}</span></h1>
        <span className="tag main">{stageNames[whole.stage]}</span>
        <DueTag state={whole} today={today} />
        {whole.extended && <span className="tag calm">已延期一次</span>}
        <span className="grow" />
        <span className="muted">{districtName(whole.district)} · 终端 {whole.kiosk_id} · 第 {whole.version} 版</span>
      </div>
      <div className="case">
        <PapersPane whole={whole} />
        <div>
          <ActionPanel ref={actions} whole={whole} today={today} changed={setWhole} />
          <CaseFacts whole={whole} />
        </div>
      </div>
    </>
  );
}
