namespace AndonBot.Tests.Architecture;

/// <summary>The repository's own text files, as they lie in the checkout that these tests were built from.</summary>
internal static class Sources
{
    private static readonly string[] NotOurs =
        [".git", "artifacts", "artifacts-package", "bin", "obj", "TestResults", ".playground", ".vs", ".idea"];

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static IEnumerable<SourceFile> All { get; } =
        [.. Below(new DirectoryInfo(Root)).Select(Read)];

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos()
            .Where(i => !NotOurs.Contains(i.Name))
            .SelectMany(i => i is DirectoryInfo inner ? Below(inner) : [(FileInfo)i]);

    private static SourceFile Read(FileInfo file) => new(Path.GetRelativePath(Root, file.FullName), File.ReadAllLines(file.FullName));

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "AndonBot.sln")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))!);
}

/// <summary>A file by its path below the repository's root, with its lines.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Extension => System.IO.Path.GetExtension(Path);

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
