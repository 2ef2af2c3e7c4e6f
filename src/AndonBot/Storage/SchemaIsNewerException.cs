namespace AndonBot.Storage;

/// <summary>The database belongs to a newer version of the bot.</summary>
public sealed class SchemaIsNewerException(int found, int known) : Exception(
    $"The database has schema version {found}, and this AndonBot knows versions up to {known}. "
        + "Start the newer AndonBot, or restore the backup made before the upgrade.");
