// The form on top of the person's screen. The workspace checks it; the page holds what is typed until it is sent.
import { blocks } from './blocks.js';
import { byId, el } from './dom.js';
import { act } from './gestures.js';
import { inputBlock } from './inputs.js';
import { state } from './state.js';

let shown = null;

export function showModal() {
  const dialog = byId('modal');
  const view = state.page.modal;
  if (!view) {
    shown = null;
    if (dialog.open) dialog.close();
    return;
  }
  const drawn = JSON.stringify([state.me, view.id, view.title, view.blocks]);
  if (drawn !== shown?.drawn) draw(dialog, view, drawn);
  complain(dialog, view);
  if (!dialog.open) dialog.showModal();
}

function draw(dialog, view, drawn) {
  // A form that the app changed while somebody types keeps what is typed.
  const typed = new Map(shown?.id === view.id ? shown.inputs.map(i => [`${i.blockId} ${i.actionId}`, { values: i.values() }]) : []);
  const isDeeper = shown !== null && shown.depth !== view.depth;
  const inputs = [];
  const use = (element, values) => act('click-modal', { action: element.action_id, choose: values });
  const form = el('form', { class: 'modal-form', novalidate: true, onsubmit: submit },
    el('header', {}, el('h2', { id: 'modal-title' }, view.title), el('button', { type: 'button', class: 'quiet close', 'aria-label': 'Close', onclick: () => close(true) }, '✕')),
    el('div', { class: 'modal-body' }, el('p', { class: 'trouble', role: 'alert', hidden: true }), blocks(view.blocks, use, block => {
      const made = inputBlock(block, typed.get(`${block.block_id} ${block.element.action_id}`) ?? view.values[block.block_id]?.[block.element.action_id], null);
      inputs.push(made);
      return made.element;
    })),
    el('footer', {},
      el('button', { type: 'button', onclick: () => close(false) }, view.close ?? 'Cancel'),
      view.submit && el('button', { type: 'submit', class: 'primary', id: 'modal-submit' }, view.submit)));
  dialog.replaceChildren(form);
  dialog.classList.toggle('stacked', isDeeper || view.depth > 1);
  shown = { drawn, id: view.id, depth: view.depth, inputs, errors: '' };
  if (!dialog.open) dialog.showModal();
  (inputs[0] ?? { focus: () => byId('modal-submit')?.focus() }).focus();
}

/** What is wrong stands under its input, and the first of it has the focus. */
function complain(dialog, view) {
  const errors = JSON.stringify([view.errors, view.trouble]);
  if (errors === shown.errors) return;
  shown.errors = errors;
  for (const one of shown.inputs) one.complain(view.errors[one.blockId]);
  const trouble = dialog.querySelector('.trouble');
  trouble.textContent = view.trouble ?? '';
  trouble.hidden = !view.trouble;
  shown.inputs.find(one => view.errors[one.blockId])?.focus();
}

async function submit(event) {
  event.preventDefault();
  const button = byId('modal-submit');
  if (!button || button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  // An empty list would leave what was chosen before; one empty value takes it back.
  const values = Object.fromEntries(shown.inputs.map(one => [one.blockId, one.values().length ? one.values() : ['']]));
  shown.errors = '';
  await act('submit', { values });
  button.removeAttribute('aria-busy');
}

const close = all => act('close', { all });

export function listenToModal() {
  byId('modal').addEventListener('cancel', event => {
    event.preventDefault();
    close(false);
  });
}
