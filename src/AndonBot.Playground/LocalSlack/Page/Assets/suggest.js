// An external menu: a field whose options come from the app for the typed text.
import { el, newId } from './dom.js';
import { callControl } from './control.js';
import { state } from './state.js';

const delay = 200;

/** @param where the channel and ts of a menu in a message @param onPick is called with the chosen value */
export function suggestField(element, value, id, { where = {}, onPick = () => {} } = {}) {
  const listId = newId('suggested');
  const list = el('datalist', { id: listId });
  const known = new Map(value ? [[value.label, value.value]] : []);
  let waiting = null;

  async function load() {
    const typed = field.value;
    if (known.has(typed) || typed.length < (element.min_query_length ?? 3)) return;
    const { options } = await callControl('options', { action: element.action_id, typed, ...where }).catch(() => ({ options: [] }));
    if (field.value !== typed) return;
    for (const option of options) known.set(option.label, option.value);
    list.replaceChildren(...options.map(option => el('option', { value: option.label })));
  }

  const field = el('input', {
    id, type: 'text', list: listId, autocomplete: 'off', placeholder: element.placeholder?.text, value: value?.label ?? '', 'data-action': element.action_id,
    'data-focus': element.action_id, 'aria-label': element.placeholder?.text ?? 'Choose',
    oninput: () => { clearTimeout(waiting); waiting = setTimeout(load, delay); },
    onchange: () => { if (known.has(field.value)) onPick(known.get(field.value)); },
  });
  return { element: el('span', { class: 'suggest' }, field, list), values: () => (known.has(field.value) ? [known.get(field.value)] : []), focus: () => field.focus() };
}
