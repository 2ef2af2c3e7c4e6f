using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Health;

/// <summary>Whether the Slack app has all scopes that the manifest asks for.</summary>
internal sealed class ScopesCheck(SharedLookups lookups) : Check
{
    private const string About = "scopes";

    public override CheckName Name => CheckName.Scopes;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override async Task<CheckResult> Run(CancellationToken cancellation) =>
        await lookups.IdentityIfKnown(cancellation) is { } me ? CheckResult.Of(Name, Of(me)) : CheckResult.Of(Name);

    private static Finding Of(BotIdentity me)
    {
        if (me.Scopes is null)
            return Finding.Warning(About, "are not known: Slack did not tell which are granted. Compare them with deploy/slack-manifest.yaml.");
        var missing = BotScopes.All.Except(me.Scopes).ToList();
        return missing.Count == 0
            ? Finding.Ok(About, $"all {BotScopes.All.Count} of the manifest are granted.")
            : Finding.Failed(About, $"{string.Join(", ", missing)} {(missing.Count == 1 ? "is not granted: add it" : "are not granted: add them")} "
                + "to the app on its OAuth & Permissions page, and install it again.");
    }
}
