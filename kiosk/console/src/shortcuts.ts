// Every shortcut is held with Alt, so that none gets in the way of typing or of a screen reader's single keys.
import { useEffect, useRef } from 'react';

export const shortcutList: [keys: string, what: string][] = [
  ['Alt + 1', '案件队列（审计人员：日志）'],
  ['Alt + 2', '资格认证'],
  ['Alt + 3', '统计'],
  ['Alt + K', '打开这张快捷键表'],
  ['Alt + PageDown / PageUp', '案件：下一页、上一页材料'],
  ['Alt + Z', '案件：放大或还原材料图片'],
  ['Alt + A', '案件：跳到办理区'],
];

export type Keys = Record<string, () => void>;

/** `keys`: by KeyboardEvent.code, e.g. "Digit1", "KeyA", "PageDown". */
export function useShortcuts(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const action = latest.current[event.code];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
