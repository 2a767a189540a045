import type { ReactNode } from 'react';
import { formPdf, noticePdf } from '../api/client';
import type { Conclusion, WholeCase } from '../api/types';
import { chinaTime } from '../catalogue/days';
import {
  actorName, applicantNames, consentNames, dependencyNames, eventName, faceNames, kindName, materialName, specialtyName,
} from '../catalogue/names';

function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return <section className="sheet" aria-label={title}><h2>{title}</h2>{children}</section>;
}

function ApplicationFacts({ whole }: { whole: WholeCase }) {
  const { person, employer, injury, contact, face, applicant_role, consents } = whole.application;
  return (
    <Sheet title="申请内容">
      <dl className="facts">
        <dt>职工</dt><dd>{person.name}（{person.sex_code === '2' ? '女' : '男'}）</dd>
        <dt>证件号码</dt><dd className="numeric">{person.number}</dd>
        <dt>申请种类</dt><dd>{kindName(whole.kind, whole.with_causality)}</dd>
        <dt>申请人</dt><dd>{applicantNames[applicant_role] ?? applicant_role}</dd>
        <dt>用人单位</dt><dd>{employer.name}</dd>
        <dt>信用代码</dt><dd className="numeric">{employer.credit_code || '—'}</dd>
        <dt>受伤日期</dt><dd className="numeric">{injury.date ?? '—'}</dd>
        <dt>受伤部位</dt><dd>{injury.body_part || '—'}</dd>
        <dt>受伤地点</dt><dd>{injury.place || '—'}</dd>
        <dt>认定决定书</dt><dd>{injury.determination_number || '—'}</dd>
        <dt>联系电话</dt><dd className="numeric">{contact.phone}</dd>
        <dt>紧急联系人</dt><dd>{contact.emergency_name || '—'} <span className="numeric">{contact.emergency_phone}</span></dd>
        <dt>送达地址</dt><dd className="wide">{contact.postal_address}</dd>
        <dt>身份核验</dt><dd>{faceNames[face.outcome] ?? face.outcome}{face.outcome === 'passed' && `（相似度 ${face.similarity.toFixed(2)}）`}</dd>
        <dt>知情同意</dt>
        <dd>{consents.map((one) => `${consentNames[one.text_id] ?? one.text_id}${one.granted ? '：同意' : '：未同意'}`).join('；') || '—'}</dd>
      </dl>
      <p><a href={formPdf(whole.case_id)} target="_blank" rel="noreferrer">签名的申请表（PDF，新窗口）</a></p>
    </Sheet>
  );
}

function Materials({ whole }: { whole: WholeCase }) {
  const asked = new Map(whole.missing.map((item) => [item.material, item.reason]));
  return (
    <Sheet title="应交材料">
      <ul className="lines">
        {whole.materials.map((one) => (
          <li key={one.material}>
            <span className={one.missing ? 'tag late' : one.required ? 'tag good' : 'tag calm'}>
              {one.missing ? '✕ 缺' : one.required ? '✓ 已交' : '○ 适用时交'}
            </span>
            {materialName(one.material)}
          </li>
        ))}
        {[...asked].map(([material, reason]) => (
          <li key={`asked-${material}`}><span className="tag soon">待补正</span>{materialName(material)}：{reason}</li>
        ))}
      </ul>
    </Sheet>
  );
}

function conclusionText(conclusion: Conclusion): string {
  const parts: string[] = [];
  if (conclusion.kind === 'disability_grade') {
    parts.push(conclusion.grade > 0 ? `${conclusion.grade} 级` : '未达级', `生活自理障碍：${dependencyNames[conclusion.dependency]}`);
  }
  if (conclusion.causal !== undefined) parts.push(conclusion.causal ? '存在因果关系' : '不存在因果关系');
  if (conclusion.kind === 'leave_extension') parts.push(conclusion.leave_until ? `停工留薪期延长至 ${conclusion.leave_until}` : '不延长停工留薪期');
  if (conclusion.relapse !== undefined) parts.push(conclusion.relapse ? '属于旧伤复发' : '不属于旧伤复发');
  return `${parts.join('；')}（${conclusion.concluded_on}，专家 ${conclusion.experts} 人）`;
}

function Progress({ whole }: { whole: WholeCase }) {
  if (!whole.session && !whole.conclusion && whole.notices.length === 0) return null;
  return (
    <Sheet title="鉴定和文书">
      <ul className="lines">
        {whole.session && (
          <li><span>现场鉴定：{whole.session.day} {whole.session.time}，{whole.session.place}（{whole.session.published_on} 公布）</span></li>
        )}
        {whole.panel.map((seat) => (
          <li key={seat.expert_id}>
            <span className="tag calm">专家</span>
            <span>{seat.name}，{specialtyName(seat.specialty)}，{seat.institution}</span>
            {seat.agrees !== undefined && <span className="muted">{seat.agrees ? '同意结论' : `不同意：${seat.note}`}</span>}
          </li>
        ))}
        {whole.conclusion && <li>结论：{conclusionText(whole.conclusion)}</li>}
        {whole.notices.map((notice) => (
          <li key={notice.notice_id}>
            <a href={noticePdf(notice.notice_id)} target="_blank" rel="noreferrer">{notice.title}（PDF，新窗口）</a>
            <span className="numeric">{notice.document_number}</span>
            <span className="muted">{notice.issued_on}，{notice.pages} 页，{notice.collected_ms ? `${chinaTime(notice.collected_ms)} 已领取` : '未领取'}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function History({ whole }: { whole: WholeCase }) {
  const steps = whole.history.filter((line) => line.kind !== 'case.read');
  const readings = whole.history.length - steps.length;
  return (
    <Sheet title="办理经过">
      <ol className="lines">
        {[...steps].reverse().map((line) => (
          <li key={line.seq}>
            <span className="numeric muted">{chinaTime(line.at_ms)}</span>
            <span>{eventName(line.kind)}</span>
            <span className="muted">{actorName(line.actor)}</span>
          </li>
        ))}
      </ol>
      <p className="muted">另有 {readings} 次查阅记入日志。</p>
    </Sheet>
  );
}

export function CaseFacts({ whole }: { whole: WholeCase }) {
  return (
    <>
      <Progress whole={whole} />
      <ApplicationFacts whole={whole} />
      <Materials whole={whole} />
      <History whole={whole} />
    </>
  );
}
