namespace AndonBot.Playground.Postgres;

/// <summary>The folder that holds the server programs of one installed PostgreSQL version.</summary>
public sealed record PostgresBinaries(string Folder)
{
    private const string Advice =
        "PostgreSQL's server programs (initdb, postgres) were not found in /usr/lib/postgresql/*/bin, /usr/pgsql-*/bin or on PATH; "
        + "install them with 'apt-get install postgresql' (Debian, Ubuntu) or 'dnf install postgresql-server' (Fedora, RHEL).";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string BaseBackup => Path.Combine(Folder, "pg_basebackup");

    public string Server => Path.Combine(Folder, "postgres");

    /// <summary>Finds the newest installed binaries, or those of <paramref name="majorVersion"/>, which an existing cluster needs.</summary>
    /// <exception cref="InvalidOperationException">No binaries are installed; the message says what to install.</exception>
    public static PostgresBinaries Find(string? majorVersion = null, string? path = null) =>
        // The distribution's folders come before PATH, which may contain wrappers that choose a version themselves.
        Versioned(majorVersion).Concat(OnPath(path ?? Environment.GetEnvironmentVariable("PATH") ?? ""))
            .FirstOrDefault(b => File.Exists(b.Initdb) && File.Exists(b.Server))
        ?? throw new InvalidOperationException(Advice);

    private static IEnumerable<PostgresBinaries> Versioned(string? majorVersion) =>
        Subfolders("/usr/lib/postgresql", "*", name => name)
            .Concat(Subfolders("/usr", "pgsql-*", name => name["pgsql-".Length..]))
            .Where(found => majorVersion is null || found.Version == majorVersion)
            .OrderByDescending(found => double.TryParse(found.Version, out var number) ? number : 0)
            .Select(found => new PostgresBinaries(Path.Combine(found.Folder, "bin")));

    private static IEnumerable<(string Folder, string Version)> Subfolders(string parent, string pattern, Func<string, string> version) =>
        Directory.Exists(parent)
            ? Directory.GetDirectories(parent, pattern).Select(folder => (folder, version(Path.GetFileName(folder))))
            : [];

    private static IEnumerable<PostgresBinaries> OnPath(string path) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => new PostgresBinaries(folder));
}
