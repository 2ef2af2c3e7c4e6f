// What a team would write instead: a Bolt app that verifies the request, inserts one row, and acknowledges.
const { App, LogLevel } = require('@slack/bolt');
const { Pool } = require('pg');

const { PORT, API: slackApiUrl, SIGNING_SECRET: signingSecret, BOT_TOKEN: token } = process.env;
// Where the database is, the usual variables of libpq say.
const pool = new Pool({ max: 20 });
const app = new App({
  token, signingSecret, endpoints: '/slack/command', tokenVerificationEnabled: false, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl },
});

app.command('/andon', async ({ command, ack }) => {
  const { rows } = await pool.query({
    name: 'pull', text: 'insert into pull (user_id, channel, text) values ($1, $2, $3) returning number',
    values: [command.user_id, command.channel_id, command.text],
  });
  await ack({ response_type: 'ephemeral', text: `Cord pulled, #${rows[0].number}. Thank you.` });
});

app.start({ port: Number(PORT), host: '127.0.0.1' });
