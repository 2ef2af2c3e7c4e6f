namespace AndonBot;

/// <summary>Reads settings from files, one file a setting, named like it. systemd, Docker and Kubernetes pass secrets this way.</summary>
internal static class SecretFiles
{
    /// <summary>The environment variable that names the folder. systemd sets it.</summary>
    private const string Folder = "CREDENTIALS_DIRECTORY";

    /// <summary>Adds the folder's files to the configuration, if there is a folder. A file overrides every other source.</summary>
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
