// One form an action. What was typed lives in the form as long as it is shown, also over a refusal.
import { Button, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { ActionBody, CaseAction, WholeCase } from '../api/types';
import { workingDayAfter } from '../catalogue/days';
import { actionNames, dependencyNames, materialName } from '../catalogue/names';
import { MaterialSelect } from './MaterialSelect';
import { DrawForm, OpinionItems, opinionsOf, ReplaceForm } from './PanelForms';
import { SupplementForm } from './SupplementForm';

export interface FormProps {
  whole: WholeCase;
  today: string;
  busy: boolean;
  /** The action became impossible while the form was open. */
  blocked: boolean;
  send(body: ActionBody): void;
}

export const needed = (message: string) => [{ required: true, whitespace: true, message }];

export function SendButton({ action, busy, blocked }: { action: CaseAction; busy: boolean; blocked: boolean }) {
  return <Button type="primary" htmlType="submit" loading={busy} disabled={blocked}>{actionNames[action]}</Button>;
}

export function Frame({ action, busy, blocked, initial, send, children }: {
  action: CaseAction; busy: boolean; blocked: boolean; initial?: ActionBody; send(values: ActionBody): void; children: ReactNode;
}) {
  return (
    <Form layout="vertical" name={action} initialValues={initial ?? {}} onFinish={send} scrollToFirstError>
      {children}
      <SendButton action={action} busy={busy} blocked={blocked} />
    </Form>
  );
}

function ConfirmForm({ whole, send, ...state }: FormProps) {
  const missing = whole.materials.filter((one) => one.missing);
  return (
    <Frame action="confirm_materials" {...state} send={() => send({})}>
      <p>材料齐全，向申请人出具《收讫告知书》，鉴定期限从今天起算。</p>
      {missing.length > 0 && <p className="tag soon">⚠ 清单上还缺：{missing.map((one) => materialName(one.material)).join('、')}</p>}
    </Frame>
  );
}

function AskForm({ whole, send, ...state }: FormProps) {
  const listed = whole.materials.filter((one) => one.missing).map((one) => ({ material: one.material, reason: '' }));
  return (
    <Frame action="ask_supplement" {...state} send={send} initial={{ missing: listed.length ? listed : [{}] }}>
      <p>所有缺少的材料一次写全；《补讫告知书》照此出具，期限停止计时。</p>
      <Form.List name="missing">
        {(items, { add, remove }) => (
          <>
            {items.map(({ key, name }, at) => (
              <fieldset key={key} className="missing">
                <legend>缺少的材料 {at + 1}</legend>
                <Form.Item label="材料" name={[name, 'material']} rules={[{ required: true, message: '请选择材料' }]}>
                  <MaterialSelect />
                </Form.Item>
                <Form.Item label="原因" name={[name, 'reason']} rules={needed('请写明原因')}>
                  <Input.TextArea rows={2} maxLength={300} placeholder="例如：缺出院记录第 2 页" />
                </Form.Item>
                {items.length > 1 && <p><Button size="small" onClick={() => remove(name)} aria-label={`删除这一项：缺少的材料 ${at + 1}`}>删除这一项</Button></p>}
              </fieldset>
            ))}
            <p><Button onClick={() => add({})}>再加一项</Button></p>
          </>
        )}
      </Form.List>
    </Frame>
  );
}

function SessionForm({ whole, today, send, again, ...state }: FormProps & { again: boolean }) {
  const initial = {
    day: workingDayAfter(today, 4), time: whole.session?.time ?? '09:00', place: whole.session?.place ?? '济宁市劳动能力鉴定中心二楼',
  };
  return (
    <Frame action={again ? 'reschedule' : 'schedule'} {...state} send={send} initial={initial}>
      <p>现场鉴定须提前 3 至 5 个工作日公布：{workingDayAfter(today, 3)} 至 {workingDayAfter(today, 5)}。</p>
      <div className="pair">
        <Form.Item label="日期" name="day" rules={needed('请填写日期')}><Input type="date" min={today} /></Form.Item>
        <Form.Item label="时间" name="time" rules={needed('请填写时间')}><Input type="time" /></Form.Item>
      </div>
      <Form.Item label="地点" name="place" rules={needed('请填写地点')}><Input maxLength={120} /></Form.Item>
      {again && (
        <Form.Item label="改期原因" name="reason" rules={needed('请写明改期原因')}>
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      )}
    </Frame>
  );
}

function AbsenceForm({ send, whole: _whole, today: _today, ...state }: FormProps) {
  return (
    <Frame action="note_absence" {...state} send={send}>
      <p>职工没有到现场：案件回到“待排期”，重新约定时间；专家组不变。</p>
      <Form.Item label="情况说明" name="reason" rules={needed('请写明情况')}>
        <Input.TextArea rows={2} maxLength={300} placeholder="例如：住院，电话说明，另约时间" />
      </Form.Item>
    </Frame>
  );
}

function ExtendForm({ send, whole: _whole, today: _today, ...state }: FormProps) {
  return (
    <Frame action="extend_conclusion" {...state} send={send}>
      <p>伤情复杂的，结论期限可以延长 30 日，只能延长一次。</p>
      <Form.Item label="延长原因" name="reason" rules={needed('请写明延长原因')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </Frame>
  );
}

const grades = [...Array(10).keys()].map((at) => ({ value: at + 1, label: `${at + 1} 级` })).concat([{ value: 0, label: '未达级' }]);
const dependencies = Object.entries(dependencyNames).map(([value, label]) => ({ value, label }));
const yesNo = (yes: string, no: string) => [{ value: true, label: yes }, { value: false, label: no }];
const choose = [{ required: true, message: '请选择' }];

function ConclusionForm({ whole, today, send, ...state }: FormProps) {
  const { kind } = whole;
  const wrap = ({ leave_until, opinion, ...values }: ActionBody) => {
    const until = typeof leave_until === 'string' && leave_until ? { leave_until } : {};
    send({ conclusion: { grade: 0, dependency: 'none', ...values, ...until, kind }, ...opinionsOf(whole, opinion) });
  };
  const initial = { concluded_on: today, experts: whole.panel.length || 3, ...(kind === 'disability_grade' ? { dependency: 'none' } : {}) };
  return (
    <Frame action="record_conclusion" {...state} send={wrap} initial={initial}>
      {kind === 'disability_grade' && (
        <>
          <Form.Item label="伤残等级" name="grade" rules={choose}><Radio.Group options={grades} /></Form.Item>
          <Form.Item label="生活自理障碍" name="dependency" rules={choose}><Radio.Group options={dependencies} /></Form.Item>
        </>
      )}
      {(kind === 'causality' || whole.with_causality) && (
        <Form.Item label="疾病与工伤的因果关系" name="causal" rules={choose}><Radio.Group options={yesNo('存在', '不存在')} /></Form.Item>
      )}
      {kind === 'leave_extension' && (
        <Form.Item label="停工留薪期延长至（不延长则不填）" name="leave_until"><Input type="date" /></Form.Item>
      )}
      {kind === 'relapse' && (
        <Form.Item label="旧伤复发" name="relapse" rules={choose}><Radio.Group options={yesNo('属于', '不属于')} /></Form.Item>
      )}
      <div className="pair">
        <Form.Item label="结论日期" name="concluded_on" rules={needed('请填写结论日期')}><Input type="date" max={today} /></Form.Item>
        <Form.Item label="鉴定专家" name="experts" rules={choose}>
          <Radio.Group options={[{ value: 3, label: '3 人' }, { value: 5, label: '5 人' }]} disabled={whole.panel.length > 0} />
        </Form.Item>
      </div>
      <OpinionItems panel={whole.panel} />
    </Frame>
  );
}

function IssueForm({ send, whole: _whole, today: _today, ...state }: FormProps) {
  return (
    <Frame action="issue_notice" {...state} send={() => send({})}>
      <p>结论通知书将编号、制成 PDF，职工可到自助终端领取。制发后不能撤回。</p>
    </Frame>
  );
}

export function ActionForm({ action, ...props }: FormProps & { action: CaseAction }) {
  switch (action) {
    case 'confirm_materials': return <ConfirmForm {...props} />;
    case 'ask_supplement': return <AskForm {...props} />;
    case 'receive_supplement': return <SupplementForm {...props} />;
    case 'schedule': return <SessionForm {...props} again={false} />;
    case 'reschedule': return <SessionForm {...props} again />;
    case 'extend_conclusion': return <ExtendForm {...props} />;
    case 'draw_panel': return <DrawForm {...props} />;
    case 'replace_expert': return <ReplaceForm {...props} />;
    case 'note_absence': return <AbsenceForm {...props} />;
    case 'record_conclusion': return <ConclusionForm {...props} />;
    case 'issue_notice': return <IssueForm {...props} />;
  }
}
