// Elements that send an interaction at once: buttons and menus in messages, in modals and on the home tab.
import { byId, el } from './dom.js';
import { openMenu } from './menu.js';
import { spans } from './spans.js';
import { people, state } from './state.js';
import { suggestField } from './suggest.js';

export function control(element, use, where) {
  if (element.type === 'image') return el('span', { class: 'text' }, element.alt_text);
  const after = async (values, button) => {
    if (element.confirm && !(await confirmed(element.confirm))) return;
    button.setAttribute('aria-busy', 'true');
    await use(element, values);
    button.removeAttribute('aria-busy');
  };
  if (/external_select$/.test(element.type)) {
    const made = suggestField(element, null, null, { where, onPick: value => after([value], made.element) });
    return made.element;
  }
  return element.type === 'button' ? button(element, after) : menu(element, after);
}

function button(element, after) {
  const made = el('button', {
    type: 'button', class: element.style ?? '', 'data-focus': `${element.action_id} ${element.value ?? ''}`, 'data-action': element.action_id,
    onclick: () => after(element.value ? [element.value] : [], made),
  }, spans(element.text.spans));
  return made;
}

function menu(element, after) {
  const offered = choices(element);
  const chosen = offered.find(choice => choice.isChosen);
  const label = element.placeholder?.text ?? 'Choose';
  const made = el('button', {
    type: 'button', class: 'select', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'data-focus': element.action_id, 'data-action': element.action_id,
    'aria-label': chosen ? `${label}: ${chosen.label}` : label,
    onclick: () => openMenu(made, label, offered, value => after([value], made)),
  }, element.type === 'overflow' ? '⋯' : chosen?.label ?? label);
  return made;
}

/** The items of a menu: options, people or conversations. */
export function choices(element) {
  if (/users_select$/.test(element.type)) {
    const chosen = element.initial_users ?? [element.initial_user];
    return people().map(p => ({ label: p.name, note: p.realName, value: p.id, isChosen: chosen.includes(p.id) }));
  }
  if (/(conversations|channels)_select$/.test(element.type)) {
    const chosen = element.initial_conversations ?? element.initial_channels ?? [element.initial_conversation ?? element.initial_channel];
    return state.page.conversations.filter(c => c.kind !== 'direct').map(c => ({ label: `#${c.name}`, value: c.id, isChosen: chosen.includes(c.id) }));
  }
  const options = element.options ?? (element.option_groups ?? []).flatMap(group => group.options);
  const chosen = (element.initial_options ?? [element.initial_option]).map(option => option?.value);
  return options.map(option => ({
    label: words(option.text), note: option.description && words(option.description), value: option.value, isChosen: chosen.includes(option.value),
  }));
}

const words = text => text.spans.map(span => span.text ?? words({ spans: span.of })).join('');

function confirmed(question) {
  const dialog = byId('confirm');
  return new Promise(resolve => {
    dialog.replaceChildren(
      el('h2', { id: 'confirm-title' }, spans(question.title.spans)),
      el('div', { class: 'modal-body text' }, spans(question.text.spans)),
      el('footer', {},
        el('button', { type: 'button', onclick: () => dialog.close('no') }, spans(question.deny.spans)),
        el('button', { type: 'button', class: question.style ?? 'primary', onclick: () => dialog.close('yes') }, spans(question.confirm.spans))));
    dialog.returnValue = 'no';
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    dialog.showModal();
  });
}
