import { App, Button, Popconfirm, Spin, Table } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { decideCertification, listCertifications } from '../api/client';
import { refusalText } from '../api/refusals';
import type { Certification } from '../api/types';
import { chinaTime } from '../catalogue/days';
import { certificationKinds, certificationStates, districtName, faceNames } from '../catalogue/names';
import { Trouble } from '../parts/Trouble';

type Decision = 'certify' | 'forward';

/** Whom the office was asked to look at; the pension goes on once somebody did. */
export function CertificationsScreen() {
  const { message } = App.useApp();
  const [waiting, setWaiting] = useState<Certification[]>();
  const [next, setNext] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [deciding, setDeciding] = useState('');

  const load = useCallback(async (after?: string) => {
    try {
      const page = await listCertifications(after);
      setWaiting((before) => (after && before ? [...before, ...page.certifications] : page.certifications));
      setNext(page.next);
      setError(undefined);
    } catch (trouble) {
      setError(trouble);
    }
  }, []);
  useEffect(() => {
    document.title = '资格认证 · 待办';
    void load();
  }, [load]);

  const decide = async (one: Certification, decision: Decision) => {
    setDeciding(one.certification_id);
    try {
      await decideCertification(one.certification_id, decision);
      setWaiting((before) => before?.filter((line) => line.certification_id !== one.certification_id));
      message.success(decision === 'certify' ? `${one.name}：认证已登记` : `${one.name}：已转发放地`);
    } catch (trouble) {
      message.error(refusalText(trouble));
      void load();
    } finally {
      setDeciding('');
    }
  };
  const decisionOf = (one: Certification): [Decision, string, string] =>
    one.state === 'to_forward'
      ? ['forward', '已转发放地', `已把 ${one.name} 的认证告知${one.paying_place || '发放地'}经办机构？`]
      : ['certify', '本人已核验', `已当面见到 ${one.name} 本人，并核对了证件？`];

  return (
    <>
      <div className="head"><h1>待领取待遇资格认证</h1></div>
      {error !== undefined && <Trouble error={error} again={() => void load()} />}
      {!waiting && error === undefined && <Spin />}
      {waiting && (
        <>
          <Table<Certification> size="small" rowKey="certification_id" dataSource={waiting} pagination={false}
            locale={{ emptyText: '没有等待办理的认证' }}
            columns={[
              { title: '登记时间', key: 'at', className: 'numeric', render: (_, one) => chinaTime(one.recorded_at_ms) },
              { title: '台账编号', dataIndex: 'ledger_number', className: 'numeric' },
              { title: '方式', key: 'kind', render: (_, one) => certificationKinds[one.kind] ?? one.kind },
              { title: '状态', key: 'state', render: (_, one) => <span className="tag main">{certificationStates[one.state] ?? one.state}</span> },
              { title: '姓名', dataIndex: 'name' },
              { title: '证件号码', dataIndex: 'number', className: 'numeric' },
              { title: '住址和电话', key: 'where', render: (_, one) => <>{one.address} <span className="numeric">{one.phone}</span></> },
              { title: '县市区', key: 'district', render: (_, one) => districtName(one.district) },
              { title: '人脸核验', key: 'face', render: (_, one) => faceNames[one.face] ?? one.face },
              {
                title: '办理', key: 'decide',
                render: (_, one) => {
                  const [decision, label, question] = decisionOf(one);
                  return (
                    <Popconfirm title={question} okText="是" cancelText="否" onConfirm={() => void decide(one, decision)}>
                      <Button size="small" aria-label={`${one.name}：${label}`} loading={deciding === one.certification_id}>{label}</Button>
                    </Popconfirm>
                  );
                },
              },
            ]} />
          <div className="pager">
            {next && <Button onClick={() => void load(next)}>再取 50 件</Button>}
            <span className="muted">共列出 {waiting.length} 件，每次查阅都记入日志</span>
          </div>
        </>
      )}
    </>
  );
}
