import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { MaterialSelect } from './MaterialSelect';
import { SendButton, type FormProps } from './forms';

interface Picked {
  key: string;
  file: File;
  url: string;
  material: string;
}

/** All pages travel in one request, which the office takes up to 64 MiB of; base64 makes four bytes of three. */
const mostBytes = 46 << 20;

async function isJpeg(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 3).arrayBuffer());
  return head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** Pages handed in at the counter, photographed or scanned there. */
export function SupplementForm({ whole, busy, blocked, send }: FormProps) {
  const [picked, setPicked] = useState<Picked[]>([]);
  const [trouble, setTrouble] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const urls = useRef<string[]>([]);
  useEffect(() => () => urls.current.forEach((url) => URL.revokeObjectURL(url)), []);
  const usual = whole.missing[0]?.material ?? 'medical_record';

  const add = async (files: File[]) => {
    const wrong: string[] = [];
    const good: Picked[] = [];
    for (const file of files) {
      if (!(await isJpeg(file))) {
        wrong.push(file.name);
        continue;
      }
      const url = URL.createObjectURL(file);
      urls.current.push(url);
      good.push({ key: url, file, url, material: usual });
    }
    setPicked((before) => [...before, ...good]);
    setTrouble(wrong.length ? `不是 JPEG 图片，没有添加：${wrong.join('、')}` : '');
    if (input.current) input.current.value = '';
  };
  const hand = async () => {
    if (picked.length === 0) return setTrouble('请至少添加一页材料');
    if (picked.reduce((sum, one) => sum + one.file.size, 0) > mostBytes) return setTrouble('图片合计超过 46 MB，请分次或缩小后再交');
    setTrouble('');
    const pages = await Promise.all(picked.map(async ({ file, material }) => ({ material, jpeg: await base64Of(file) })));
    return send({ pages });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void hand(); }}>
      <p>
        <label htmlFor="supplement-files">材料图片（JPEG，可多选）</label><br />
        <input id="supplement-files" ref={input} type="file" accept="image/jpeg" multiple
          onChange={(event) => void add([...(event.target.files ?? [])])} />
      </p>
      <div aria-live="polite">{trouble && <Alert type="error" showIcon message={trouble} />}</div>
      {picked.map((one, at) => (
        <div key={one.key} className="picked">
          <img src={one.url} alt={`第 ${at + 1} 张：${one.file.name}`} />
          <MaterialSelect name={`第 ${at + 1} 张属于哪种材料`} value={one.material}
            onChange={(material) => setPicked((before) => before.map((other) => (other.key === one.key ? { ...other, material } : other)))} />
          <Button aria-label={`移除第 ${at + 1} 张`} onClick={() => setPicked((before) => before.filter((other) => other.key !== one.key))}>移除</Button>
        </div>
      ))}
      <SendButton action="receive_supplement" busy={busy} blocked={blocked} />
    </form>
  );
}
