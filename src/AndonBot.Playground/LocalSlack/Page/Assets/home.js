// The app's two tabs beside its direct messages: what it published for this person, and the messages.
import { blocks } from './blocks.js';
import { byId, el } from './dom.js';
import { act } from './gestures.js';
import { inputBlock } from './inputs.js';
import { conversation, go, state } from './state.js';

let visited = null;
let drawn = null;

/** The tabs in the head of the app's conversation. */
export function tabs() {
  const tab = (name, to) => el('a', {
    href: '#', class: 'tab', 'aria-current': state.tab === to ? 'page' : null, onclick: event => { event.preventDefault(); go({ tab: to }); },
  }, name);
  return el('nav', { class: 'tabs', 'aria-label': 'Tabs of the app' }, tab('Home', 'home'), tab('Messages', null));
}

/** Draws the home tab where it is open; the app hears of every visit to either tab. */
export function showHome() {
  const isOpen = state.tab === 'home';
  byId('home').hidden = !isOpen;
  byId('messages').hidden = byId('composer').hidden = isOpen;
  const tab = state.tab ?? 'messages';
  const visit = conversation(state.channel).kind === 'direct' ? `${state.me} ${tab}` : null;
  if (visit && visit !== visited) act('open-home', { tab });
  visited = visit;
  if (isOpen) draw(state.page.home);
}

function draw(view) {
  const now = JSON.stringify([state.me, view]);
  if (now === drawn) return;
  drawn = now;
  const focused = document.activeElement?.closest('#home') && document.activeElement.dataset.focus;
  const use = (element, values) => act('click-home', { action: element.action_id, choose: values });
  byId('home').replaceChildren(...(view
    ? blocks(view.blocks, use, block => inputBlock(block, view.values[block.block_id]?.[block.element.action_id], null).element)
    : [el('p', { class: 'pane-note' }, 'The app has nothing to show here yet.')]));
  if (focused) byId('home').querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}
