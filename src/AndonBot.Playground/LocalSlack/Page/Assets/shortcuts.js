// The app's message shortcuts, in the menu of a message, and its global shortcuts, beside the composer.
import { el } from './dom.js';
import { perform } from './control.js';
import { openMenu } from './menu.js';
import { state } from './state.js';

const offered = isForMessages => state.page.shortcuts.filter(shortcut => shortcut.isForMessages === isForMessages);

function menuButton(attributes, label, sign, isForMessages, asked) {
  const made = el('button', {
    type: 'button', ...attributes, title: label, 'aria-label': label, 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    onclick: () => openMenu(
      made, label, offered(isForMessages).map(one => ({ label: one.name, note: one.app, value: one.callback })),
      shortcut => perform('shortcut', { shortcut, ...asked() })),
  }, sign);
  return made;
}

/** The menu of a message. Ephemeral messages have none. */
export const messageMenu = one => !one.isOnlyForMe && offered(true).length > 0
  && menuButton({ class: 'quiet more', 'data-focus': 'more' }, 'More actions', '⋮', true, () => ({ channel: state.channel, ts: one.ts }));

export const globalMenu = () => menuButton({ class: 'quiet shortcuts' }, 'Shortcuts', '⚡', false, () => ({}));
