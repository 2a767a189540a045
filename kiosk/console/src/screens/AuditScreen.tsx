import { Button, InputNumber, Spin, Table } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { readAudit } from '../api/client';
import type { AuditEvent } from '../api/types';
import { chinaTime } from '../catalogue/days';
import { actorName, eventName } from '../catalogue/names';
import { Trouble } from '../parts/Trouble';

const atOnce = 100;

/** The log as it is chained: every event names the hash of the one before. */
export function AuditScreen() {
  const [after, setAfter] = useState(0);
  const [typed, setTyped] = useState<number | null>(1);
  const [events, setEvents] = useState<AuditEvent[]>();
  const [next, setNext] = useState<number>();
  const [error, setError] = useState<unknown>();

  const load = useCallback(() => {
    let wanted = true;
    setEvents(undefined);
    setError(undefined);
    readAudit(after, atOnce).then(
      (page) => {
        if (!wanted) return;
        setEvents(page.events);
        setNext(page.next);
      },
      (trouble) => wanted && setError(trouble),
    );
    return () => { wanted = false; };
  }, [after]);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = '审计日志';
  }, []);

  const unchained = events?.filter((event, at) => at > 0 && event.prev_hash !== events[at - 1]?.hash) ?? [];
  return (
    <>
      <div className="head">
        <h1>审计日志</h1>
        <span className="grow" />
        <label htmlFor="from-seq">从序号</label>
        <InputNumber id="from-seq" min={1} precision={0} value={typed} onChange={setTyped} onPressEnter={() => typed && setAfter(typed - 1)} />
        <Button onClick={() => typed && setAfter(typed - 1)}>查看</Button>
      </div>
      {error !== undefined && <Trouble error={error} again={load} />}
      {!events && error === undefined && <Spin />}
      {events && (
        <>
          <p role="status">
            {unchained.length === 0
              ? <span className="tag good">✓ 本页 {events.length} 条前后相接</span>
              : <span className="tag late">! 第 {unchained[0]!.seq} 条与前一条接不上</span>}
            {' '}<span className="muted">完整校验由 hall-backoffice verify 离线进行</span>
          </p>
          <Table<AuditEvent> size="small" rowKey="seq" dataSource={events} pagination={false}
            locale={{ emptyText: '没有更多记录' }}
            expandable={{
              expandRowByClick: false,
              expandIcon: ({ expanded, onExpand, record }) => (
                <Button size="small" type="text" aria-expanded={expanded} aria-label={`第 ${record.seq} 条的内容`}
                  onClick={(event) => onExpand(record, event)}>{expanded ? '▾' : '▸'}</Button>
              ),
              columnTitle: <span className="visually-hidden">内容</span>,
              expandedRowRender: (event) => (
                <dl className="facts">
                  <dt>内容</dt><dd className="wide">{event.body}</dd>
                  <dt>前一条</dt><dd className="wide numeric">{event.prev_hash}</dd>
                  <dt>本条</dt><dd className="wide numeric">{event.hash}</dd>
                </dl>
              ),
            }}
            columns={[
              { title: '序号', dataIndex: 'seq', className: 'numeric' },
              { title: '时间', key: 'at', className: 'numeric', render: (_, event) => chinaTime(event.at_ms) },
              { title: '谁', key: 'actor', render: (_, event) => actorName(event.actor) },
              { title: '做了什么', key: 'kind', render: (_, event) => eventName(event.kind) },
              { title: '对象', dataIndex: 'subject', className: 'numeric' },
              { title: '散列值', key: 'hash', className: 'numeric', render: (_, event) => `${event.hash.slice(0, 12)}…` },
            ]} />
          <div className="pager">
            <Button disabled={after === 0} onClick={() => setAfter(Math.max(0, after - atOnce))}>上一页</Button>
            <Button disabled={next === undefined} onClick={() => next !== undefined && setAfter(next)}>下一页</Button>
          </div>
        </>
      )}
    </>
  );
}
