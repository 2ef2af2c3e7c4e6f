namespace AndonBot.Storage;

/// <summary>What a database is like before anything is done to it.</summary>
/// <param name="Server">PostgreSQL's version.</param>
/// <param name="User">As whom the bot is there.</param>
/// <param name="MayCreate">Whether that user may make tables.</param>
/// <param name="Version">The schema's version; 0 when there is none yet.</param>
public sealed record SchemaLook(string Server, string User, bool IsReadOnly, bool MayCreate, int Version);
