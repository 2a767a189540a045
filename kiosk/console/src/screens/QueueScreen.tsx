import { Button, Input, Radio, Spin, Table } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { kinds } from 'virtual:hall-catalogues';
import { Link, NavLink, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { listCases } from '../api/client';
import type { ApplicationKind, QueueLine, QueuePage } from '../api/types';
import { chinaDay } from '../catalogue/days';
import { districtName, isStage, kindName, stageNames, stages } from '../catalogue/names';
import { DueTag } from '../parts/DueTag';
import { Trouble } from '../parts/Trouble';

const applicationKinds: ApplicationKind[] = ['disability_grade', 'leave_extension', 'relapse'];

export function QueueScreen() {
  const { stage: word } = useParams();
  const stage = isStage(word) ? word : undefined;
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? '';
  const after = search.get('after') ?? '';
  const navigate = useNavigate();
  const [page, setPage] = useState<QueuePage>();
  const [error, setError] = useState<unknown>();
  const [numberTrouble, setNumberTrouble] = useState('');
  const today = chinaDay(Date.now());

  const load = useCallback(() => {
    let wanted = true;
    setPage(undefined);
    setError(undefined);
    listCases({ stage, kind, after }).then(
      (read) => wanted && setPage(read),
      (trouble) => wanted && setError(trouble),
    );
    return () => { wanted = false; };
  }, [stage, kind, after]);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = `${stage ? stageNames[stage] : '全部案件'} · 案件队列`;
  }, [stage]);

  const open = async (number: string) => {
    setNumberTrouble('');
    const typed = number.replace(/\s/g, '');
    if (!/^[1-9]\d{12}$/.test(typed)) return setNumberTrouble('受理编号是 13 位数字');
    try {
      const found = (await listCases({ number: typed })).cases[0];
      if (found) navigate(`/desk/cases/${found.case_id}`);
      else setNumberTrouble('没有这个受理编号的案件');
    } catch (trouble) {
      setError(trouble);
    }
  };
  const turn = (position: string) => setSearch({ ...(kind ? { kind } : {}), ...(position ? { after: position } : {}) });

  return (
    <>
      <div className="head">
        <h1>案件队列</h1>
        <span className="grow" />
        <Radio.Group aria-label="申请种类" value={kind} onChange={(event) => setSearch(event.target.value ? { kind: event.target.value } : {})}>
          <Radio value="">全部种类</Radio>
          {applicationKinds.map((one) => <Radio key={one} value={one}>{kinds[one]}</Radio>)}
        </Radio.Group>
        <div>
          <Input.Search placeholder="按受理编号打开" aria-label="受理编号" inputMode="numeric" allowClear
            enterButton="打开" onSearch={(number) => number && void open(number)}
            status={numberTrouble ? 'error' : ''} aria-describedby="number-trouble" />
          <div id="number-trouble" role="status">{numberTrouble}</div>
        </div>
      </div>
      <nav aria-label="办理环节">
        <ul className="stages">
          <li><NavLink end to="/desk/queue">全部</NavLink></li>
          {stages.map((one) => (
            <li key={one}><NavLink to={`/desk/queue/${one}`}>{stageNames[one]}</NavLink></li>
          ))}
        </ul>
      </nav>
      {error !== undefined && <Trouble error={error} again={load} />}
      {!page && error === undefined && <Spin />}
      {page && (
        <>
          <Table<QueueLine> size="small" rowKey="case_id" dataSource={page.cases} pagination={false}
            locale={{ emptyText: '这个环节没有案件' }}
            columns={[
              { title: '期限', key: 'due', render: (_, line) => <DueTag state={line} today={today} /> },
              { title: '受理编号', key: 'number', render: (_, line) => <Link className="numeric" to={`/desk/cases/${line.case_id}`}>{line.acceptance_number}</Link> },
              { title: '职工', dataIndex: 'name' },
              { title: '证件号码', dataIndex: 'number', className: 'numeric' },
              { title: '申请种类', key: 'kind', render: (_, line) => kindName(line.kind, line.with_causality) },
              { title: '环节', key: 'stage', render: (_, line) => <span className="tag main">{stageNames[line.stage]}</span> },
              { title: '县市区', key: 'district', render: (_, line) => districtName(line.district) },
              { title: '受理日期', key: 'accepted', className: 'numeric', render: (_, line) => chinaDay(line.accepted_at_ms) },
            ]} />
          <div className="pager">
            <Button disabled={!after} onClick={() => turn('')}>回到最前</Button>
            <Button disabled={!page.next} onClick={() => page.next && turn(page.next)}>下一页</Button>
            <span className="muted">本页 {page.cases.length} 件，按期限先后排列</span>
          </div>
        </>
      )}
    </>
  );
}
