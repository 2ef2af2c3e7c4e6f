using AndonBot.People;
using AndonBot.Storage;
using NodaTime.Extensions;

namespace AndonBot.Health;

/// <summary>Whether Slack still signs with the signing secret before a rotation.</summary>
internal sealed class SignatureCheck(AndonSettings settings, SharedLookups lookups, WorkspaceStore workspaces) : Check
{
    private const string About = "signature";

    /// <summary>Who has not used the previous secret for this long is taken to use the new one.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    public override CheckName Name => CheckName.Signature;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        if (settings.PreviousSigningSecret is null)
            return CheckResult.Of(Name);
        try
        {
            return (await lookups.Schema(cancellation)).Version == Migrator.Newest
                ? CheckResult.Of(Name, Of(await workspaces.PreviousSecretAt(), TimeProvider.System.GetUtcNow()))
                : CheckResult.Of(Name);
        }
        catch (Exception exception) when (SchemaCheck.IsUnreachable(exception))
        {
            // SchemaCheck reports it.
            return CheckResult.Of(Name);
        }
    }

    private static Finding Of(DateTimeOffset? used, DateTimeOffset now) => used is { } at && now - at < Rest
        ? Finding.Warning(About, $"Slack still signs with Slack__PreviousSigningSecret, last at {at.UtcDateTime.ToInstant()}: keep it.")
        : Finding.Warning(About, "Slack has not signed with Slack__PreviousSigningSecret for a day: remove it.");
}
