namespace SlackNet;
