// A stock Bolt app. It is specific to LocalSlack only in the API address, which it gets from its environment.
const { App, LogLevel } = require('@slack/bolt');

const { SLACK_API_URL: slackApiUrl, SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = process.env;
const app = new App({ token, signingSecret, appToken, socketMode: Boolean(appToken), clientOptions: { slackApiUrl }, logLevel: LogLevel.WARN });

const plain = text => ({ type: 'plain_text', text });
const section = text => ({ type: 'section', text: { type: 'mrkdwn', text } });
const actions = (...elements) => ({ type: 'actions', elements });
const button = (action_id, label, value) => ({ type: 'button', action_id, value, text: plain(label) });

app.command('/bolt', async ({ command, ack, say, respond, client }) => {
  switch (command.text) {
    case 'card':
      await ack();
      await say({ text: 'Lunch?', blocks: [section('Lunch?'), actions(button('vote_soup', 'Soup', 'soup'), button('vote_salad', 'Salad', 'salad'))] });
      break;
    case 'form':
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: form });
      break;
    case 'later':
      await ack('Wait.');
      await respond({ response_type: 'in_channel', text: `<@${command.user_id}> waited.` });
      break;
    default:
      await ack({ response_type: 'ephemeral', text: `You said: ${command.text}` });
  }
});

app.action(/^vote_/, async ({ ack, action, body, respond }) => {
  await ack();
  await respond({ replace_original: true, text: `<@${body.user.id}> takes ${action.value}.` });
});

const form = {
  type: 'modal', callback_id: 'form', title: plain('Order'), submit: plain('Send'), notify_on_close: true,
  blocks: [
    { type: 'input', block_id: 'words', label: plain('Words'), element: { type: 'plain_text_input', action_id: 'words' } },
    { type: 'input', block_id: 'dish', optional: true, label: plain('Dish'), element: { type: 'external_select', action_id: 'dish', placeholder: plain('Dish'), min_query_length: 1 } },
  ],
};

app.options('dish', async ({ options, ack }) => {
  const dishes = ['soup', 'salad', 'stew'].filter(dish => dish.startsWith(options.value));
  await ack({ options: dishes.map(dish => ({ text: plain(dish), value: dish })) });
});

app.view('form', async ({ ack, view }) => {
  const words = view.state.values.words.words.value;
  if (words.length < 3) {
    await ack({ response_action: 'errors', errors: { words: 'Say more.' } });
    return;
  }
  const dish = view.state.values.dish.dish.selected_option?.value ?? 'nothing';
  await ack({ response_action: 'update', view: { type: 'modal', callback_id: 'sure', private_metadata: `${words} and ${dish}`, title: plain('Sure?'), submit: plain('Yes'), blocks: [section(`${words} and ${dish}`)] } });
});

app.view('sure', async ({ ack, view, body, client }) => {
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: `Ordered: ${view.private_metadata}.` });
});

app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body, client }) => {
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: 'Ordered nothing.' });
});

app.shortcut('pull_global', async ({ shortcut, ack, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
});

app.shortcut('pull_message', async ({ shortcut, ack, say }) => {
  await ack();
  await say({ thread_ts: shortcut.message.ts, text: `Heard: ${shortcut.message.text}` });
});

const home = count => ({ type: 'home', blocks: [section(`Clicked ${count} times.`), actions(button('count', 'Again', String(count)))] });

app.event('app_home_opened', async ({ event, client }) => {
  if (event.tab === 'home' && !event.view) await client.views.publish({ user_id: event.user, view: home(0) });
});

app.action('count', async ({ ack, action, body, client }) => {
  await ack();
  await client.views.publish({ user_id: body.user.id, hash: body.view.hash, view: home(Number(action.value) + 1) });
});

app.message('hello', async ({ message, say }) => {
  await say(`Hello, <@${message.user}>.`);
});

// The process ends when its parent closes standard input.
process.stdin.on('end', () => process.exit(0)).resume();

(async () => {
  const server = await app.start(0);
  console.log(`listening ${appToken ? 0 : server.address().port}`);
})();
