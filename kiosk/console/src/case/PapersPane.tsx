import { Button } from 'antd';
import { useState } from 'react';
import { pageImage } from '../api/client';
import type { Field, WholeCase } from '../api/types';
import { fieldName, materialName } from '../catalogue/names';
import { useShortcuts } from '../shortcuts';

const sureFrom = 0.9;

interface ShownPage {
  material: string;
  fields: Field[];
  doubtful: boolean;
  atCounter: boolean;
}

/** Those of the packet first, then those handed in at the counter: as the office numbers them. */
const pagesOf = (whole: WholeCase): ShownPage[] => [
  ...whole.application.pages.map((page) => ({ ...page, atCounter: false })),
  ...whole.supplement_pages.map((page) => ({ material: page.material, fields: [], doubtful: false, atCounter: true })),
];

function FieldRow({ field }: { field: Field }) {
  const sure = field.confirmed || field.confidence >= sureFrom;
  return (
    <tr className={sure ? '' : 'doubt'}>
      <th scope="row">{fieldName(field.key)}</th>
      <td>{field.value || <span className="muted">（空）</span>}</td>
      <td className="numeric">{sure ? '' : '⚠ '}{Math.round(field.confidence * 100)}%</td>
      <td>{field.confirmed ? '✓ 本人确认' : '未确认'}</td>
    </tr>
  );
}

export function PapersPane({ whole }: { whole: WholeCase }) {
  const pages = pagesOf(whole);
  const [at, setAt] = useState(0);
  const [close, setClose] = useState(false);
  const turn = (by: number) => setAt((before) => Math.min(Math.max(before + by, 0), pages.length - 1));
  useShortcuts({ PageDown: () => turn(1), PageUp: () => turn(-1), KeyZ: () => setClose((before) => !before) });
  const page = pages[at];
  if (!page) return <section className="sheet papers"><h2>材料</h2><p>没有材料图片。</p></section>;
  const name = materialName(page.material);
  return (
    <section className="sheet papers" aria-label="材料图片">
      <div className="head">
        <h2>{name}</h2>
        <span className="muted" role="status">第 {at + 1} 页，共 {pages.length} 页{page.atCounter ? '，窗口补交' : ''}</span>
        {page.doubtful && <span className="tag soon">⚠ 图片质量存疑，本人坚持保留</span>}
        <span className="grow" />
        <Button size="small" disabled={at === 0} onClick={() => turn(-1)}>上一页</Button>
        <Button size="small" disabled={at === pages.length - 1} onClick={() => turn(1)}>下一页</Button>
        <Button size="small" aria-pressed={close} onClick={() => setClose(!close)}>{close ? '还原' : '放大'}</Button>
      </div>
      <div className={close ? 'frame close' : 'frame'} tabIndex={0} role="group" aria-label={`${name}图片，可滚动`}>
        <img src={pageImage(whole.case_id, at + 1)} alt={`${name}，第 ${at + 1} 页`} />
      </div>
      {pages.length > 1 && (
        <div className="thumbs" role="group" aria-label="各页">
          {pages.map((one, index) => (
            <Button key={index} size="small" type={index === at ? 'primary' : 'default'} aria-pressed={index === at} onClick={() => setAt(index)}>
              {index + 1} {materialName(one.material)}
            </Button>
          ))}
        </div>
      )}
      {page.fields.length > 0 ? (
        <table className="fields">
          <caption className="visually-hidden">{name}上识别出的内容</caption>
          <thead><tr><th scope="col">项目</th><th scope="col">识别内容</th><th scope="col">把握</th><th scope="col">核对</th></tr></thead>
          <tbody>{page.fields.map((field) => <FieldRow key={field.key} field={field} />)}</tbody>
        </table>
      ) : (
        <p className="muted">这一页没有识别内容，请看图片。</p>
      )}
    </section>
  );
}
