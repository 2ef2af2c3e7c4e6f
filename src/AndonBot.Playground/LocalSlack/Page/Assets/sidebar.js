// The list of channels and direct messages, with unread marks.
import { avatar } from './avatar.js';
import { byId, el, keep, walk } from './dom.js';
import { conversations, go, nameOf, state } from './state.js';

const kinds = [['Channels', c => c.kind !== 'direct'], ['Apps', c => c.kind === 'direct']];

export function showSidebar() {
  const nav = byId('sidebar');
  if (!nav.firstChild) {
    nav.append(...kinds.map(([title], i) => el('section', {}, el('h2', { id: `kind-${i}` }, title), el('ul', { 'aria-labelledby': `kind-${i}` }))));
    nav.append(el('p', { class: 'keys' }, key('/'), ' write  ', key('Ctrl K'), ' go to  ', key('Alt ↑↓'), ' next  ', key('Esc'), ' close'));
    walk(nav, 'a');
  }
  nav.querySelectorAll('ul').forEach((list, i) => keep(
    list, conversations().filter(kinds[i][1]).map(c => ({ ...c, isHere: c.id === state.channel })), c => c.id, entry));
}

const key = name => el('kbd', {}, name);

function entry(one) {
  const name = nameOf(one);
  const suffix = one.notifications ? `, ${one.notifications} for you` : one.isUnread ? ', unread' : '';
  return el('li', {},
    el('a', {
      href: '#', class: one.isUnread || one.notifications ? 'entry unread' : 'entry', 'data-focus': 'entry', 'aria-current': one.isHere ? 'page' : null, 'aria-label': `${name}${suffix}`,
      onclick: event => { event.preventDefault(); document.body.classList.remove('drawer-open'); go({ channel: one.id }); },
    },
    one.kind === 'direct' ? avatar(one.with, name, 'tiny') : el('span', { class: 'sigil', 'aria-hidden': 'true' }, one.kind === 'private' ? '🔒' : '#'),
    el('span', { class: 'entry-name' }, name),
    one.notifications > 0 && el('span', { class: 'count', 'aria-hidden': 'true' }, String(one.notifications))));
}

export function listenToDrawer() {
  const button = byId('drawer');
  button.addEventListener('click', () => {
    const isOpen = document.body.classList.toggle('drawer-open');
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) byId('sidebar').querySelector('a')?.focus();
  });
  document.addEventListener('pointerdown', event => {
    if (!byId('sidebar').contains(event.target) && event.target !== button) document.body.classList.remove('drawer-open');
  });
}
