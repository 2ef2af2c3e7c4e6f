using AndonBot;

return await (args is [] or ["serve", ..] or [['-', ..], ..] ? Server.Run(args) : CommandLine.Run(args));
