// Draws a list of messages with separators, threads and ephemeral messages.
import { avatar } from './avatar.js';
import { blocks } from './blocks.js';
import { byId, el, keep, walk } from './dom.js';
import { perform } from './control.js';
import { messageMenu } from './shortcuts.js';
import { go, person, state } from './state.js';

const atTheEnd = 80;

/** @param isThread whether the list is a thread, whose messages have no reply button @param isNew whether another conversation was opened */
export function showMessages(list, messages, { isThread = false, isNew = false, unreadFrom = null, nothing = '' } = {}) {
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < atTheEnd;
  const items = entries(messages, isThread, unreadFrom);
  if (!items.length) items.push({ key: 'nothing', nothing });
  keep(list, items, item => item.key, item => (item.day ? separator(item) : item.one ? message(item, isThread) : el('p', { class: 'nothing' }, item.nothing)));
  if (isNew || wasAtEnd) list.scrollTop = list.scrollHeight;
}

/** The messages, with a separator before each day and before the first unread message. Consecutive messages of one author show the name once. */
function entries(messages, isThread, unreadFrom) {
  const items = [];
  let before = null;
  for (const one of messages) {
    if (one.date !== before?.date && (before || !isThread)) items.push({ key: `day ${one.date}`, day: one.day });
    if (one.ts === unreadFrom) items.push({ key: 'new', day: items.at(-1)?.day ? `${items.pop().day} · New` : 'New', isUnread: true });
    const goesOn = before && items.at(-1).key === before.ts && before.author === one.author
      && one.ts - before.ts < 300 && one.isOnlyForMe === before.isOnlyForMe && !person(one.author)?.isBot;
    items.push({ key: one.ts, one, goesOn: Boolean(goesOn), isOpen: !isThread && state.thread === one.ts, me: state.me });
    before = one;
  }
  return items;
}

const separator = item => el('div', { class: item.isUnread ? 'separator first-unread' : 'separator', role: 'separator', 'aria-label': item.day }, el('span', {}, item.day));

function message({ one, goesOn, isOpen }, isThread) {
  const isBot = Boolean(person(one.author)?.isBot);
  const use = (element, values) => perform('click', { channel: state.channel, action: element.action_id, ts: one.ts, choose: values });
  return el('article', {
    class: ['message', goesOn && 'goes-on', one.isOnlyForMe && 'private', isOpen && 'open'].filter(Boolean).join(' '),
    tabindex: '0', 'data-ts': one.ts, 'aria-label': `${one.name}, ${one.time}`,
  },
  goesOn ? el('span', { class: 'gutter-time', 'aria-hidden': 'true' }, one.time) : avatar(one.author, one.name),
  el('div', { class: 'message-body' },
    one.isOnlyForMe && el('p', { class: 'only' }, '👁 Only visible to you · ', el('button', { type: 'button', class: 'link', 'data-focus': 'dismiss', onclick: () => dismiss(one) }, 'Dismiss')),
    !goesOn && el('p', { class: 'byline' }, el('strong', {}, one.name), isBot && el('span', { class: 'badge' }, 'APP'),
      el('time', { title: one.day }, one.time), one.isEdited && edited()),
    blocks(one.blocks, use, null, { channel: state.channel, ts: one.ts }),
    goesOn && one.isEdited && edited(),
    !isThread && one.replies.length > 0 && replies(one)),
  !isThread && !one.isOnlyForMe && el('button', {
    type: 'button', class: 'quiet reply', 'data-focus': 'reply', title: 'Reply in thread', 'aria-label': 'Reply in thread', onclick: () => go({ thread: one.ts }),
  }, '💬'),
  messageMenu(one));
}

const edited = () => el('span', { class: 'edited' }, '(edited)');

function replies(one) {
  const writers = [...new Map(one.replies.map(r => [r.author, r.name]))].slice(0, 4);
  const count = one.replies.length;
  return el('button', { type: 'button', class: 'replies', 'data-focus': 'replies', onclick: () => go({ thread: one.ts }) },
    writers.map(([id, name]) => avatar(id, name, 'tiny')),
    el('span', { class: 'replies-count' }, `${count} ${count === 1 ? 'reply' : 'replies'}`),
    el('span', { class: 'replies-last' }, `last ${one.replies.at(-1).day} ${one.replies.at(-1).time}`));
}

const dismiss = one => perform('dismiss', { channel: state.channel, ts: one.ts });

/** Keys: Up and Down move between messages, Right and Enter open the thread, Left closes it. */
export function listenToMessages() {
  for (const list of [byId('messages'), byId('thread-messages')]) {
    walk(list, '.message');
    list.addEventListener('keydown', event => {
      if (!event.target.matches('.message')) return;
      if (['Enter', 'ArrowRight'].includes(event.key) && list.id === 'messages') go({ thread: event.target.dataset.ts });
      else if (event.key === 'ArrowLeft' && state.thread) go({ thread: null });
      else return;
      event.preventDefault();
    });
  }
}
