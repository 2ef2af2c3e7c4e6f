import { el } from './dom.js';
import { state } from './state.js';

/** The initial of a person on a background colour; for the app, its icon. */
export function avatar(id, name, size = '') {
  const at = state.page.people.findIndex(p => p.id === id);
  const isBot = state.page.people[at]?.isBot;
  return isBot
    ? el('span', { class: `avatar app ${size}`, 'aria-hidden': 'true' }, el('img', { src: '/page/lamp.svg', alt: '' }))
    : el('span', { class: `avatar hue-${(at + 6) % 6} ${size}`, 'aria-hidden': 'true' }, name.slice(0, 1));
}
