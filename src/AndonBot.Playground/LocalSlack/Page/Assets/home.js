// The app's two tabs: the home tab that it published for this person, and its direct messages.
import { blocks } from './blocks.js';
import { byId, el } from './dom.js';
import { perform } from './control.js';
import { inputBlock } from './inputs.js';
import { conversation, go, state } from './state.js';

let visited = null;
let drawn = null;

/** The tabs in the header of the app's conversation. */
export function tabs() {
  const tab = (name, to) => el('a', {
    href: '#', class: 'tab', 'aria-current': state.tab === to ? 'page' : null, onclick: event => { event.preventDefault(); go({ tab: to }); },
  }, name);
  return el('nav', { class: 'tabs', 'aria-label': 'Tabs of the app' }, tab('Home', 'home'), tab('Messages', null));
}

/** Draws the home tab if it is open. Every visit to one of the tabs sends an event to the app. */
export function showHome() {
  const isOpen = state.tab === 'home';
  byId('home').hidden = !isOpen;
  byId('messages').hidden = byId('composer').hidden = isOpen;
  const tab = state.tab ?? 'messages';
  const visit = conversation(state.channel).kind === 'direct' ? `${state.me} ${tab}` : null;
  if (visit && visit !== visited) perform('open-home', { tab });
  visited = visit;
  if (isOpen) draw(state.page.home);
}

function draw(view) {
  const now = JSON.stringify([state.me, view]);
  if (now === drawn) return;
  drawn = now;
  const focused = document.activeElement?.closest('#home') && document.activeElement.dataset.focus;
  const use = (element, values) => perform('click-home', { action: element.action_id, choose: values });
  byId('home').replaceChildren(...(view
    ? blocks(view.blocks, use, block => inputBlock(block, view.values[block.block_id]?.[block.element.action_id], null).element)
    : [el('p', { class: 'pane-note' }, 'The app has nothing to show here yet.')]));
  if (focused) byId('home').querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}
