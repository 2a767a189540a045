// Ant Design gives its nonce to nearly every style it makes; measuring scroll bars and locking the page behind a dialog
// it forgets (rc-util, getScrollBarSize and useScrollLocker). The one place that makes them all takes it from the page.
import type { Plugin } from 'vite';

const place = 'styleNode.innerHTML = css;';
const nonce = `styleNode.nonce = styleNode.nonce || document.querySelector('meta[property="csp-nonce"]')?.nonce || '';`;

export function styleNonce(): Plugin {
  let met = false;
  return {
    name: 'hall-style-nonce',
    transform(code, id) {
      if (!/rc-util\/es\/Dom\/dynamicCSS\.js$/.test(id)) return null;
      if (!code.includes(place)) this.error(`${id} makes its styles in another way now`);
      met = true;
      return { code: code.replace(place, nonce + place), map: null };
    },
    buildEnd(trouble) {
      if (!met && !trouble) this.error('rc-util was not met: who makes the styles now?');
    },
  };
}
