// The experts of a case: drawn by lot, replaced, heard.
import { Checkbox, Form, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { listExperts } from '../api/client';
import type { ActionBody, PanelSeat, WholeCase } from '../api/types';
import { specialtyName, specialtyWords } from '../catalogue/names';
import { Frame, needed, type FormProps } from './forms';

// Not `required`: the library would write aria-required on a group without a role, where it is not allowed.
const chosen = [{
  validator: (_: unknown, value: unknown) => (value === undefined ? Promise.reject(new Error('请选择')) : Promise.resolve()),
}];

export function DrawForm({ send, whole: _whole, today: _today, ...state }: FormProps) {
  const [there, setThere] = useState<Record<string, number>>({});
  useEffect(() => {
    listExperts().then((pool) => {
      const counts: Record<string, number> = {};
      for (const expert of pool) counts[expert.specialty] = (counts[expert.specialty] ?? 0) + 1;
      setThere(counts);
    }, () => undefined); // without the numbers the draw works as well
  }, []);
  const options = specialtyWords.map((word) => ({
    value: word, label: `${specialtyName(word)}（${there[word] ?? 0}）`, disabled: !there[word],
  }));
  return (
    <Frame action="draw_panel" {...state} send={send} initial={{ seats: 3, specialties: [] }}>
      <p>由系统随机抽取，每个所选科别至少一人；为职工治疗过的医院的专家自动回避。抽取只有一次，种子记入日志，任何人都能重算。</p>
      <Form.Item label="专家人数" name="seats" rules={chosen}>
        <Radio.Group options={[{ value: 3, label: '3 人' }, { value: 5, label: '5 人' }]} />
      </Form.Item>
      <Form.Item label="科别（括号内为库中人数）" name="specialties" rules={[{ type: 'array', min: 1, message: '请选择科别' }]}>
        <Checkbox.Group options={options} />
      </Form.Item>
    </Frame>
  );
}

const seatLabel = (seat: PanelSeat): string => `${seat.name}，${specialtyName(seat.specialty)}，${seat.institution}`;

export function ReplaceForm({ whole, send, today: _today, ...state }: FormProps) {
  return (
    <Frame action="replace_expert" {...state} send={send}>
      <p>从同一科别另抽一人；离开的专家不会再被抽到本案。</p>
      <Form.Item label="离开的专家" name="expert_id" rules={chosen}>
        <Radio.Group className="stacked" options={whole.panel.map((seat) => ({ value: seat.expert_id, label: seatLabel(seat) }))} />
      </Form.Item>
      <Form.Item label="更换原因" name="reason" rules={needed('请写明更换原因')}>
        <Input.TextArea rows={2} maxLength={300} placeholder="例如：与职工是亲属，申请回避" />
      </Form.Item>
    </Frame>
  );
}

/** One answer of each expert; who disagrees says why. */
export function OpinionItems({ panel }: { panel: PanelSeat[] }) {
  return (
    <>
      {panel.map((seat) => (
        <fieldset key={seat.expert_id} className="missing">
          <legend>{seatLabel(seat)}</legend>
          <Form.Item label={`${seat.name}的意见`} name={['opinion', seat.expert_id, 'agrees']} rules={chosen}>
            <Radio.Group options={[{ value: true, label: '同意此结论' }, { value: false, label: '不同意' }]} />
          </Form.Item>
          <Form.Item noStyle dependencies={[['opinion', seat.expert_id, 'agrees']]}>
            {({ getFieldValue }) => getFieldValue(['opinion', seat.expert_id, 'agrees']) === false && (
              <Form.Item label={`${seat.name}的不同意见`} name={['opinion', seat.expert_id, 'note']} rules={needed('请写明不同意见')}>
                <Input.TextArea rows={2} maxLength={300} />
              </Form.Item>
            )}
          </Form.Item>
        </fieldset>
      ))}
    </>
  );
}

/** The members the office wants; nothing where no panel was drawn. */
export function opinionsOf(whole: WholeCase, typed: unknown): ActionBody {
  if (whole.panel.length === 0) return {};
  const given = (typed ?? {}) as Record<string, { agrees?: boolean; note?: string }>;
  return {
    opinions: whole.panel.map(({ expert_id }) => ({
      expert_id, agrees: given[expert_id]?.agrees === true, note: given[expert_id]?.note ?? '',
    })),
  };
}
