namespace AndonBot.Outbox;

/// <summary>Something that the bot may have to speak about, to be looked at.</summary>
internal sealed record Subject(string WorkspaceId, string SubjectKind, long SubjectId);

/// <summary>The kinds of subjects, as the ledger writes them.</summary>
internal static class SubjectKinds
{
    public const string Incident = "incident";
    public const string Person = "person";
    public const string Line = "line";
}
