namespace AndonBot.Outbox;

/// <summary>Revisions of messages that change at most once. A message that is kept up to date counts its subject's versions instead.</summary>
internal static class Revisions
{
    public const long First = 1;
    public const long Last = 2;
}
