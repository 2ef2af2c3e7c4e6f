// A list that opens at a button, for menus, shortcuts and the switch to another person.
import { el, newId } from './dom.js';

let close = () => {};

/** @param items [{ label, note, value, isChosen, before }] */
export function openMenu(anchor, label, items, onPick) {
  close();
  const id = newId('menu');
  const list = el('div', { class: 'menu', role: 'listbox', id, 'aria-label': label, popover: 'manual' }, items.map(item => el(
    'button',
    { type: 'button', role: 'option', class: 'menu-item', 'aria-selected': String(Boolean(item.isChosen)), onclick: () => { finish(true); onPick(item.value); } },
    item.before, el('span', { class: 'menu-label' }, item.label), item.note && el('span', { class: 'menu-note' }, item.note))));
  if (!items.length) list.append(el('p', { class: 'menu-note' }, 'Nothing to choose from.'));

  function finish(isBack) {
    close = () => {};
    list.remove();
    anchor.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside, true);
    if (isBack) anchor.focus();
  }
  function outside(event) {
    if (!list.contains(event.target) && !anchor.contains(event.target)) finish(false);
  }
  close = () => finish(false);

  list.addEventListener('keydown', event => {
    const options = [...list.querySelectorAll('[role=option]')];
    const at = options.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') {
      finish(true);
      if (event.key === 'Tab') return;
    } else if (to !== undefined) {
      options[(to + options.length) % options.length]?.focus();
    } else if (event.key.length === 1 && event.key !== ' ') {
      const found = [...options.slice(at + 1), ...options].find(o => o.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
      found?.focus();
      return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  (anchor.closest('dialog') ?? document.body).append(list);
  list.showPopover();
  place(list, anchor.getBoundingClientRect());
  anchor.setAttribute('aria-expanded', 'true');
  document.addEventListener('pointerdown', outside, true);
  (list.querySelector('[aria-selected=true]') ?? list.querySelector('[role=option]'))?.focus();
}

/** Places the list below the button if there is room, otherwise above it, and always inside the window. */
function place(list, at) {
  const { offsetWidth: width, offsetHeight: height } = list;
  const below = at.bottom + 4;
  list.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  list.style.top = `${below + height < innerHeight ? below : Math.max(8, at.top - height - 4)}px`;
}
