// Draws Block Kit blocks in messages, modals and the home tab.
import { el } from './dom.js';
import { control } from './controls.js';
import { spans } from './spans.js';

/** @param use is called with (element, values) when an element is used @param input draws an input block @param where the channel and ts of a message */
export function blocks(list, use, input, where) {
  return list.map(block => makers[block.type](block, use, input, where));
}

const makers = {
  header: block => el('h3', { class: 'block header' }, spans(block.text.spans)),
  section: (block, use, input, where) => el('div', { class: 'block section' },
    el('div', { class: 'section-text' },
      block.text && el('div', { class: 'text' }, spans(block.text.spans)),
      block.fields && el('div', { class: 'fields' }, block.fields.map(field => el('div', { class: 'text' }, spans(field.spans))))),
    block.accessory && control(block.accessory, use, where)),
  context: block => el('div', { class: 'block context' }, block.elements.map(part => el('span', { class: 'text' }, part.spans ? spans(part.spans) : part.alt_text))),
  actions: (block, use, input, where) => el('div', { class: 'block actions', role: 'group', 'aria-label': 'Actions' }, block.elements.map(element => control(element, use, where))),
  divider: () => el('hr', { class: 'block' }),
  input: (block, use, input) => input(block),
};
