// What the person at the screen does, through the workspace's control interface.
import { byId, el } from './dom.js';
import { state } from './state.js';

export async function ask(verb, asked = {}) {
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

/** Does it, and says what is in the way when it cannot be. The answer is null then. */
export async function act(verb, asked) {
  try {
    const answer = await ask(verb, asked);
    if (answer.failure && verb !== 'say') say(failures[answer.failure] ?? answer.failure);
    return answer;
  } catch (error) {
    say(error instanceof TypeError ? 'The workspace is gone. Start the demo again.' : sentence(error.message));
    return null;
  }
}

export function say(text) {
  const toast = el('p', { class: 'toast' }, text);
  byId('toasts').append(toast);
  setTimeout(() => toast.remove(), 6000);
}

const sentence = text => `${text[0].toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
