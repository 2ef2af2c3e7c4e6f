// The inputs of a modal. Each has an element and values, which are always a list of strings.
import { choices } from './controls.js';
import { el, newId } from './dom.js';
import { openMenu } from './menu.js';
import { spans } from './spans.js';
import { suggestField } from './suggest.js';

/** @param value the element's value object in the workspace */
export function input(element, value, id) {
  const make = makers[element.type] ?? makers.plain_text_input;
  return make(element, current(value), id, value);
}

/** An external menu with its selected option. */
const suggested = (element, values, id, held) => suggestField(
  element, held?.selected_option && { label: held.selected_option.text.text, value: held.selected_option.value }, id);

/** The values in a value object. The name of their field depends on the type of the element. */
function current(value = {}) {
  const held = Object.entries(value).find(([name]) => name !== 'type')?.[1];
  return (Array.isArray(held) ? held : [held]).filter(one => one !== null && one !== undefined).map(one => one.value ?? String(one));
}

const field = (made) => ({ element: made, values: () => [made.value], focus: () => made.focus() });

const text = type => (element, [value], id) => field(el(element.multiline ? 'textarea' : 'input', {
  id, type: element.multiline ? null : type, rows: element.multiline ? '4' : null, placeholder: element.placeholder?.text, value: value ?? '',
  autocomplete: 'off', inputmode: { number_input: 'decimal' }[element.type],
}));

function select(element, [value], id) {
  return field(el('select', { id }, el('option', { value: '' }, element.placeholder?.text ?? 'Choose…'),
    choices(element).map(choice => el('option', { value: choice.value, selected: choice.value === value }, choice.label))));
}

/** Radio buttons and checkboxes. */
const boxes = type => (element, values, id) => {
  const name = newId('choice');
  const options = choices(element).map((choice, i) => ({
    ...choice, box: el('input', { type, name, id: i ? `${id}-${i}` : id, value: choice.value, checked: values.includes(choice.value) }),
  }));
  return {
    element: el('div', { class: 'boxes' }, options.map(({ box, label, note }) => el('label', { class: 'box' }, box, el('span', {}, label, note && el('small', {}, note))))),
    isGroup: true,
    values: () => options.filter(o => o.box.checked).map(o => o.value),
    focus: () => options[0]?.box.focus(),
  };
};

/** A menu with several chosen values, in the order in which they were added. */
function many(element, values, id) {
  const offered = choices(element);
  let chosen = values.filter(value => offered.some(o => o.value === value));
  const chips = el('span', { class: 'chips', role: 'list' });
  const add = el('button', {
    type: 'button', id, class: 'select', 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    onclick: () => openMenu(add, 'Add', offered.filter(o => !chosen.includes(o.value)), value => { chosen = [...chosen, value]; draw(); }),
  }, 'Add…');
  const draw = () => chips.replaceChildren(...chosen.map(value => {
    const { label } = offered.find(o => o.value === value);
    return el('span', { class: 'chip', role: 'listitem' }, label, el('button', {
      type: 'button', class: 'quiet', 'aria-label': `Remove ${label}`, onclick: () => { chosen = chosen.filter(c => c !== value); draw(); add.focus(); },
    }, '✕'));
  }));
  draw();
  return { element: el('div', { class: 'many' }, chips, add), values: () => chosen, focus: () => add.focus() };
}

const makers = {
  plain_text_input: text('text'), number_input: text('text'), email_text_input: text('email'), url_text_input: text('url'),
  datepicker: text('date'), timepicker: text('time'),
  static_select: select, users_select: select, conversations_select: select, channels_select: select,
  multi_static_select: many, multi_users_select: many, multi_conversations_select: many, multi_channels_select: many,
  external_select: suggested,
  radio_buttons: boxes('radio'), checkboxes: boxes('checkbox'),
};

/** An input block: label, input, error, hint. */
export function inputBlock(block, value, error) {
  const id = newId('input');
  const made = input(block.element, value, id);
  const label = [spans(block.label.spans), block.optional && el('span', { class: 'optional' }, ' (optional)')];
  const message = el('p', { class: 'error', id: `${id}-error` });
  const hint = block.hint && el('p', { class: 'hint', id: `${id}-hint` }, spans(block.hint.spans));
  const target = made.element.id === id ? made.element : made.element.querySelector(`#${id}`);
  target?.setAttribute('aria-describedby', [message.id, hint?.id].filter(Boolean).join(' '));
  const showError = words => {
    message.textContent = words ?? '';
    message.hidden = !words;
    target?.setAttribute('aria-invalid', String(Boolean(words)));
  };
  showError(error);
  const body = [made.element, message, hint];
  const element = made.isGroup
    ? el('fieldset', { class: 'block input' }, el('legend', {}, label), body)
    : el('div', { class: 'block input' }, el('label', { for: id }, label), body);
  element.dataset.block = block.block_id;
  return { blockId: block.block_id, actionId: block.element.action_id, type: block.element.type, element, showError, values: made.values, focus: made.focus };
}
