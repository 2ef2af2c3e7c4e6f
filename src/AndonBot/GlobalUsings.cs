// SlackNet has types of these names too.
global using ILogger = Microsoft.Extensions.Logging.ILogger;
global using Option = SlackNet.Blocks.Option;
global using Reply = AndonBot.Slack.Reply;
