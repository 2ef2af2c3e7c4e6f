namespace AndonBot;

/// <summary>Settings that stand in files, one a file and named like it: so systemd, Docker and Kubernetes hand over secrets.</summary>
internal static class SecretFiles
{
    /// <summary>Names the folder; systemd sets it by itself.</summary>
    private const string Folder = "CREDENTIALS_DIRECTORY";

    /// <summary>The configuration with what the folder's files say, if there is a folder; a file wins over every other source.</summary>
    /// <exception cref="SettingsException">The folder or a file in it cannot be read.</exception>
    public static IConfiguration Over(IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Folder]))
            return configuration;
        try
        {
            return new ConfigurationBuilder().AddConfiguration(configuration).AddKeyPerFile(Path.GetFullPath(configuration[Folder]!), optional: false).Build();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(Folder, $"names a folder that cannot be read: {exception.Message.TrimEnd('.')}");
        }
    }
}
