// The open modal. The page keeps the typed values until the form is submitted; the workspace validates them.
import { blocks } from './blocks.js';
import { byId, el } from './dom.js';
import { perform } from './control.js';
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
  showErrors(dialog, view);
  if (!dialog.open) dialog.showModal();
}

function draw(dialog, view, drawn) {
  // When the app updates the form, values that were typed in the meantime are kept.
  const typed = new Map(shown?.id === view.id ? shown.inputs.map(i => [`${i.blockId} ${i.actionId}`, { values: i.values() }]) : []);
  const isDeeper = shown !== null && shown.depth !== view.depth;
  const inputs = [];
  const use = (element, values) => perform('click-modal', { action: element.action_id, choose: values });
  const form = el('form', { class: 'modal-form', novalidate: true, onsubmit: submit },
    el('header', {}, el('h2', { id: 'modal-title' }, view.title), el('button', { type: 'button', class: 'quiet close', 'aria-label': 'Close', onclick: () => close(true) }, '✕')),
    el('div', { class: 'modal-body' }, el('p', { class: 'general-error', role: 'alert', hidden: true }), blocks(view.blocks, use, block => {
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

/** Shows each error under its input and moves the focus to the first one. */
function showErrors(dialog, view) {
  const errors = JSON.stringify([view.errors, view.generalError]);
  if (errors === shown.errors) return;
  shown.errors = errors;
  for (const one of shown.inputs) one.showError(view.errors[one.blockId]);
  const generalError = dialog.querySelector('.general-error');
  generalError.textContent = view.generalError ?? '';
  generalError.hidden = !view.generalError;
  shown.inputs.find(one => view.errors[one.blockId])?.focus();
}

async function submit(event) {
  event.preventDefault();
  const button = byId('modal-submit');
  if (!button || button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  // An empty list would keep the earlier value; a single empty value clears it.
  const values = Object.fromEntries(shown.inputs.map(one => [one.blockId, one.values().length ? one.values() : ['']]));
  shown.errors = '';
  await perform('submit', { values });
  button.removeAttribute('aria-busy');
}

const close = all => perform('close', { all });

export function listenToModal() {
  byId('modal').addEventListener('cancel', event => {
    event.preventDefault();
    close(false);
  });
}
