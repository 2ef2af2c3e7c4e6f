// A field whose choices the app gives for what is typed.
import { el, newId } from './dom.js';
import { ask } from './gestures.js';
import { state } from './state.js';

const patience = 200;

/** @param where of a message's menu its channel and ts @param onPick told the value when one was chosen */
export function suggestField(element, value, id, { where = {}, onPick = () => {} } = {}) {
  const listId = newId('suggested');
  const list = el('datalist', { id: listId });
  const known = new Map(value ? [[value.label, value.value]] : []);
  let waiting = null;

  async function look() {
    const typed = field.value;
    if (known.has(typed) || typed.length < (element.min_query_length ?? 3)) return;
    const { options } = await ask('options', { action: element.action_id, typed, ...where }).catch(() => ({ options: [] }));
    if (field.value !== typed) return;
    for (const option of options) known.set(option.label, option.value);
    list.replaceChildren(...options.map(option => el('option', { value: option.label })));
  }

  const field = el('input', {
    id, type: 'text', list: listId, autocomplete: 'off', placeholder: element.placeholder?.text, value: value?.label ?? '', 'data-action': element.action_id,
    'data-focus': element.action_id, 'aria-label': element.placeholder?.text ?? 'Choose',
    oninput: () => { clearTimeout(waiting); waiting = setTimeout(look, patience); },
    onchange: () => { if (known.has(field.value)) onPick(known.get(field.value)); },
  });
  return { element: el('span', { class: 'suggest' }, field, list), values: () => (known.has(field.value) ? [known.get(field.value)] : []), focus: () => field.focus() };
}
