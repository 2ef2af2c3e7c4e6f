using AndonBot.Domain;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>"Refresh": the Home tab as it is now. The router publishes it after every click there.</summary>
internal sealed class RefreshHomeHandler : IButtonHandler
{
    public const string Button = "home.refresh";

    public Permission Needs => Permission.Read;

    public string ActionId => Button;

    public Task<Reply?> Click(Interaction by, ButtonValue value) => Task.FromResult<Reply?>(null);
}
