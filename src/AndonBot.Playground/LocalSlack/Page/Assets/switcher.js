// The dialog that Ctrl K opens, to go to a channel or to switch to another person.
import { avatar } from './avatar.js';
import { timeIn } from './clock.js';
import { byId, el } from './dom.js';
import { openMenu } from './menu.js';
import { conversations, go, nameOf, people, person, state } from './state.js';

export function openSwitcher() {
  const dialog = byId('switcher');
  const field = el('input', { type: 'search', role: 'combobox', 'aria-controls': 'switcher-list', 'aria-expanded': 'true', 'aria-label': 'Channel or person', placeholder: 'Channel, or who to be…', oninput: draw });
  const list = el('div', { class: 'switcher-list', id: 'switcher-list', role: 'listbox', 'aria-label': 'Places and people' });
  let items = [];
  let active = 0;

  function draw() {
    const typed = field.value.trim().toLowerCase().replace(/^[#@]/, '');
    items = places().filter(item => item.name.toLowerCase().includes(typed));
    active = 0;
    mark();
  }
  function mark() {
    list.replaceChildren(...items.map((item, i) => el('div', {
      class: 'menu-item', role: 'option', id: `switcher-${i}`, 'aria-selected': String(i === active), onclick: () => pick(item),
    }, item.before(), el('span', { class: 'menu-label' }, item.label), el('span', { class: 'menu-note' }, item.note))));
    field.setAttribute('aria-activedescendant', `switcher-${active}`);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }
  function pick(item) {
    dialog.close();
    if (item) go(item.to);
  }

  field.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) active = (active + step + items.length) % items.length;
    if (step) mark();
    else if (event.key === 'Enter') pick(items[active]);
    else return;
    event.preventDefault();
  });
  dialog.replaceChildren(field, list);
  draw();
  dialog.showModal();
  field.focus();
}

const places = () => [
  ...conversations().map(c => ({
    name: nameOf(c), label: nameOf(c), note: c.kind === 'direct' ? 'direct messages' : 'channel', to: { channel: c.id },
    before: () => (c.kind === 'direct' ? avatar(c.with, nameOf(c), 'tiny') : el('span', { class: 'sigil' }, '#')),
  })),
  ...people().filter(p => p.id !== state.me).map(p => ({
    name: p.name, label: `Be ${p.name}`, note: p.title, to: { me: p.id }, before: () => avatar(p.id, p.name, 'tiny'),
  })),
];

export function showPersona() {
  const me = person(state.me);
  const button = byId('persona');
  if (button.dataset.me === me.id) return;
  button.dataset.me = me.id;
  button.replaceChildren(avatar(me.id, me.name), el('span', { class: 'persona-name' }, el('strong', {}, me.name), el('small', {}, me.title)));
  button.setAttribute('aria-label', `You are ${me.name}. Be somebody else`);
}

export function listenToPersona() {
  byId('persona').addEventListener('click', event => openMenu(
    event.currentTarget, 'Be somebody else',
    people().map(p => ({ label: p.name, note: `${p.title} · ${timeIn(p.zone)}`, value: p.id, isChosen: p.id === state.me, before: avatar(p.id, p.name) })),
    id => go({ me: id })));
}
