// The page loads its data when the workspace reports a change, and draws it.
import { listenToDrawer, showSidebar } from './sidebar.js';
import { startClock, tick } from './clock.js';
import { Composer } from './composer.js';
import { byId, el } from './dom.js';
import { callControl, showToast } from './control.js';
import { showHome, tabs } from './home.js';
import { listenToMessages, showMessages } from './messages.js';
import { listenToModal, showModal } from './modal.js';
import { conversation, conversations, go, nameOf, readAddress, state } from './state.js';
import { listenToPersona, openSwitcher, showPersona } from './switcher.js';

const composer = new Composer(byId('composer'));
const threadComposer = new Composer(byId('thread-composer'), { isThread: true });
let place = null;
let unreadFrom = null;

let isLoading = false;
let isStale = false;

/** Loads and draws. A call during loading causes one more load at the end. */
async function load() {
  isStale = true;
  if (isLoading) return;
  isLoading = true;
  try {
    while (isStale) {
      isStale = false;
      await loadOnce();
    }
  } catch (error) {
    if (!(error instanceof TypeError)) showToast(error.message);
  } finally {
    isLoading = false;
  }
}

async function loadOnce() {
  Object.assign(state, readAddress());
  state.me ??= (await callControl('people')).people.find(p => !p.isBot).id;
  const address = location.hash;
  const page = await callControl('page', { channel: state.channel, read: document.visibilityState === 'visible' });
  if (address !== location.hash) {
    isStale = true;
    return;
  }
  page.ahead = page.now - Date.now();
  state.page = page;
  if (state.channel !== page.open.id) {
    Object.assign(state, { channel: page.open.id, thread: null, tab: null });
    history.replaceState(null, '', `#${[state.me, state.channel].map(encodeURIComponent).join('/')}`);
  }
  draw();
}

function draw() {
  const { open } = state.page;
  const here = conversation(state.channel);
  const isNew = place !== `${state.me}/${state.channel}`;
  // The separator "New" stays where it was when the conversation was opened.
  if (isNew) unreadFrom = open.readUntil > 0 ? open.messages.find(m => m.ts > open.readUntil && m.author !== state.me)?.ts : null;
  place = `${state.me}/${state.channel}`;
  const name = here.kind === 'direct' ? nameOf(here) : `#${here.name}`;
  const notifications = state.page.conversations.reduce((sum, c) => sum + c.notifications, 0);
  document.title = `${notifications ? `(${notifications}) ` : ''}${name} · ${state.page.team}`;
  byId('team').textContent = state.page.team;
  byId('conversation-head').replaceChildren(
    el('h2', {}, name), here.kind === 'direct' ? tabs() : el('p', { class: 'pane-note' }, `${here.members} members`));
  showPersona();
  showSidebar();
  tick();
  const nothing = here.kind === 'direct'
    ? `Nothing yet. ${name} writes to you here when it needs you.`
    : `Nothing yet. Write something, or type ${state.page.command} to pull the cord.`;
  showMessages(byId('messages'), open.messages, { isNew, unreadFrom, nothing });
  composer.show(name);
  showThread(open.messages);
  showHome();
  showModal();
}

let threadShown = null;

function showThread(messages) {
  const root = messages.find(m => m.ts === state.thread);
  byId('thread').hidden = !root;
  document.body.classList.toggle('thread-open', Boolean(root));
  const isNew = threadShown !== root?.ts;
  threadShown = root?.ts ?? null;
  if (!root) return;
  showMessages(byId('thread-messages'), [root, ...root.replies], { isThread: true, isNew });
  threadComposer.show('');
  if (isNew) threadComposer.focus();
}

function closeThread() {
  const from = state.thread;
  go({ thread: null });
  byId('messages').querySelector(`[data-ts="${from}"]`)?.focus();
}

function key(event) {
  const isTyping = event.target.matches('input, textarea, select');
  const isBusy = document.querySelector('dialog[open]') !== null;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !isBusy) openSwitcher();
  else if (isBusy) return;
  else if (event.altKey && ['ArrowUp', 'ArrowDown'].includes(event.key)) next(event.key === 'ArrowDown' ? 1 : -1);
  else if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) composer.focus('/');
  else if (event.key === 'Escape' && state.thread) closeThread();
  else return;
  event.preventDefault();
}

function next(step) {
  const all = conversations();
  const at = all.findIndex(c => c.id === state.channel);
  go({ channel: all[(at + step + all.length) % all.length].id });
}

startClock();
listenToMessages();
listenToModal();
listenToPersona();
listenToDrawer();
byId('thread-close').addEventListener('click', closeThread);
document.addEventListener('keydown', key);
document.addEventListener('visibilitychange', load);
addEventListener('hashchange', load);
const changes = new EventSource('/control/changes');
changes.onmessage = load;
changes.onopen = () => document.body.classList.remove('offline');
changes.onerror = () => document.body.classList.add('offline');
await load();
composer.focus();
