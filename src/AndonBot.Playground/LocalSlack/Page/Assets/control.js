// The client of the workspace's control interface.
import { byId, el } from './dom.js';
import { state } from './state.js';

export async function callControl(verb, asked = {}) {
  const response = await fetch(`/control/${verb}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ as: state.me, ...asked }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

const failures = {
  operation_timeout: 'Andon did not answer in time.',
  dispatch_failed: 'Andon could not be reached.',
};

/** Performs an action and shows an error message when it fails. Returns null if it was not possible. */
export async function perform(verb, asked) {
  try {
    const answer = await callControl(verb, asked);
    if (answer.failure && verb !== 'say') showToast(failures[answer.failure] ?? answer.failure);
    return answer;
  } catch (error) {
    showToast(error instanceof TypeError ? 'The workspace is not running. Start the demo again.' : sentence(error.message));
    return null;
  }
}

export function showToast(text) {
  const toast = el('p', { class: 'toast' }, text);
  byId('toasts').append(toast);
  setTimeout(() => toast.remove(), 6000);
}

const sentence = text => `${text[0].toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
