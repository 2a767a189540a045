import { Alert, App, Button } from 'antd';
import { forwardRef, useState } from 'react';
import { act, readCase, Refused } from '../api/client';
import { refusalText } from '../api/refusals';
import type { ActionBody, CaseAction, WholeCase } from '../api/types';
import { actionNames, stageNames } from '../catalogue/names';
import { useOfficer } from '../session';
import { ActionForm } from './forms';
import { possibleActions } from './possible';

interface Props {
  whole: WholeCase;
  today: string;
  changed(whole: WholeCase): void;
}

/** The steps an officer may take, one form at a time, beside the papers it is about. */
export const ActionPanel = forwardRef<HTMLElement, Props>(function ActionPanel({ whole, today, changed }, ref) {
  const officer = useOfficer();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<CaseAction>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [overtaken, setOvertaken] = useState(false);
  const possible = possibleActions(whole, officer, today);
  const refused = possible.filter((one) => one.whyNot);
  const blocked = chosen !== undefined && !possible.some((one) => one.action === chosen && !one.whyNot);

  const choose = (action: CaseAction) => {
    setChosen(action);
    setTrouble('');
    setOvertaken(false);
  };
  // Somebody else was first: their state is shown, and what was typed stays for another try.
  const showFresh = async () => {
    setOvertaken(true);
    changed(await readCase(whole.case_id));
  };
  const send = async (action: CaseAction, body: ActionBody) => {
    setBusy(true);
    setTrouble('');
    setOvertaken(false);
    try {
      const after = await act(whole.case_id, action, whole.version, body);
      setChosen(undefined);
      message.success(`${actionNames[action]}：已办理，案件转到“${stageNames[after.stage]}”`);
      changed(after);
    } catch (error) {
      setTrouble(refusalText(error));
      if (error instanceof Refused && (error.code === 'stale_version' || error.code === 'action_not_possible')) {
        await showFresh().catch((again: unknown) => setTrouble(refusalText(again)));
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="sheet" aria-label="办理" ref={ref} tabIndex={-1}>
      <h2>办理</h2>
      {possible.length === 0 && <p className="muted">这个环节没有您要办理的事项。</p>}
      <div className="choices">
        {possible.map(({ action, whyNot }) => (
          <Button key={action} disabled={whyNot !== ''} type={chosen === action ? 'primary' : 'default'}
            aria-expanded={chosen === action} onClick={() => choose(action)}>{actionNames[action]}</Button>
        ))}
      </div>
      {refused.length > 0 && (
        <ul className="why">{refused.map(({ action, whyNot }) => <li key={action}>{actionNames[action]}：{whyNot}</li>)}</ul>
      )}
      <div aria-live="assertive">
        {trouble && (
          <Alert className="form" type={overtaken ? 'warning' : 'error'} showIcon message={trouble}
            description={overtaken && `现在是“${stageNames[whole.stage]}”环节，第 ${whole.version} 版。${blocked ? '此项现在不能办理。' : '您填写的内容还在，核对后可再次提交。'}`} />
        )}
      </div>
      {chosen && (
        <div className="form" key={chosen}>
          <h3>{actionNames[chosen]}</h3>
          <ActionForm action={chosen} whole={whole} today={today} busy={busy} blocked={blocked} send={(body) => void send(chosen, body)} />
        </div>
      )}
    </section>
  );
});
