import { Spin, Table } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { listExperts } from '../api/client';
import type { Expert } from '../api/types';
import { specialtyName } from '../catalogue/names';
import { Trouble } from '../parts/Trouble';

/** The pool from which panels are drawn, as it was imported. */
export function ExpertsScreen() {
  const [pool, setPool] = useState<Expert[]>();
  const [error, setError] = useState<unknown>();
  const load = useCallback(() => {
    setError(undefined);
    listExperts().then(setPool, setError);
  }, []);
  useEffect(() => {
    document.title = '鉴定专家库';
    load();
  }, [load]);
  const specialties = [...new Set(pool?.map((expert) => expert.specialty))];

  return (
    <>
      <div className="head"><h1>鉴定专家库</h1></div>
      {error !== undefined && <Trouble error={error} again={load} />}
      {!pool && error === undefined && <Spin />}
      {pool && (
        <>
          <Table<Expert> size="small" rowKey="expert_id" dataSource={pool}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: '还没有录入专家：请管理员导入名册' }}
            columns={[
              { title: '聘书编号', dataIndex: 'expert_id', className: 'numeric' },
              { title: '姓名', dataIndex: 'name' },
              { title: '科别', key: 'specialty', render: (_, one) => specialtyName(one.specialty) },
              { title: '执业机构', dataIndex: 'institution' },
            ]} />
          <p className="muted">共 {pool.length} 人，{specialties.length} 个科别</p>
        </>
      )}
    </>
  );
}
