import { Alert, Button } from 'antd';
import { refusalText } from '../api/refusals';

export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  return (
    <Alert type="error" showIcon message={refusalText(error)}
      action={again && <Button size="small" onClick={again}>再试一次</Button>} />
  );
}
