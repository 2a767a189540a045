import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { refusalText } from '../api/refusals';
import { useSession } from '../session';

export function LoginScreen() {
  const { signIn, ended } = useSession();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    document.title = '登录 · 劳动能力鉴定业务系统';
  }, []);

  const enter = async ({ login, password }: { login: string; password: string }) => {
    setBusy(true);
    setTrouble('');
    try {
      await signIn(login, password);
    } catch (error) {
      setTrouble(refusalText(error));
      setBusy(false);
    }
  };
  return (
    <main className="door">
      <div>
        <h1>劳动能力鉴定业务系统</h1>
        <p className="muted">济宁市 · 工作人员登录</p>
        {ended && <Alert type="warning" showIcon message="登录已失效，请重新登录" className="gap" />}
        <Form layout="vertical" onFinish={(values) => void enter(values)} requiredMark={false}>
          <Form.Item label="登录名" name="login" rules={[{ required: true, message: '请填写登录名' }]}>
            <Input autoComplete="username" autoFocus maxLength={60} />
          </Form.Item>
          <Form.Item label="密码" name="password" rules={[{ required: true, message: '请填写密码' }]}>
            <Input type="password" autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <div aria-live="assertive">{trouble && <Alert type="error" showIcon message={trouble} />}</div>
          <br />
          <Button type="primary" htmlType="submit" block size="large" loading={busy}>登录</Button>
        </Form>
      </div>
    </main>
  );
}
