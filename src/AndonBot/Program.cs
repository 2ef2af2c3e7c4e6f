using AndonBot;

return await (args is [] or ["serve", ..] or [['-', ..] and not ("-h" or "--help"), ..] ? Server.Run(args) : CommandLine.Run(args));
