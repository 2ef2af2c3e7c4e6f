using AndonBot.Domain.Lines;
using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Lines;

public static class SetupModal
{
    public static ModalViewDefinition First(Line? existing, string channel, string user, string metadata) =>
        Forms.Modal(CallbackIds.Line, "Set up a line", "Next", metadata, Forms.Input(InputIds.Line, "Name", Forms.ShortText(existing?.Name)));
}
