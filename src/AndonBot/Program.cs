using AndonBot;

return await (args is [] or ["serve", ..] ? Server.Run(args) : CommandLine.Run(args));
