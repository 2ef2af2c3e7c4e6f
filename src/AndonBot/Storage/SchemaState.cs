namespace AndonBot.Storage;

/// <summary>The state of a database before it is migrated.</summary>
/// <param name="Server">PostgreSQL's version.</param>
/// <param name="User">The database user of the bot.</param>
/// <param name="MayCreate">Whether that user may create tables.</param>
/// <param name="Version">The schema's version; 0 when there is none yet.</param>
public sealed record SchemaState(string Server, string User, bool IsReadOnly, bool MayCreate, int Version)
{
    /// <summary>The host of the server; null when the connection does not leave this machine.</summary>
    public string? RemoteHost { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether the server's certificate is checked.</summary>
    public bool IsVerified { get; init; }
}
