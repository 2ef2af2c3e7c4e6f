// Draws the spans into which the workspace has parsed a text.
import { el } from './dom.js';
import { go, state } from './state.js';

const makers = {
  text: span => span.text,
  bold: span => el('strong', {}, spans(span.of)),
  italic: span => el('em', {}, spans(span.of)),
  strike: span => el('s', {}, spans(span.of)),
  code: span => el('code', {}, span.text),
  pre: span => el('pre', {}, span.text),
  quote: span => el('blockquote', {}, spans(span.of)),
  link: span => (/^(https?|mailto):/i.test(span.to) ? el('a', { href: span.to, target: '_blank', rel: 'noopener noreferrer' }, span.text) : span.text),
  person: span => el('span', { class: span.id === state.me ? 'mention me' : 'mention' }, span.text),
  broadcast: span => el('span', { class: 'mention me' }, span.text),
  channel: span => (state.page.conversations.some(c => c.id === span.id)
    ? el('a', { class: 'mention', href: '#', onclick: event => { event.preventDefault(); go({ channel: span.id }); } }, span.text)
    : el('span', { class: 'mention' }, span.text)),
  date: span => el('time', { title: span.title }, span.text),
  emoji: span => el('span', { class: 'emoji', title: span.title, role: 'img', 'aria-label': span.title }, span.text),
};

export const spans = list => (list ?? []).map(span => makers[span.kind](span));
