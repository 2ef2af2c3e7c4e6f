using System.Diagnostics;
using AndonBot.Playground;

namespace AndonBot.Tests.Stories;

/// <summary>The demo as a process: the story that it plays, and its error messages.</summary>
public sealed class DemoTests
{
    private static readonly string Bot = typeof(Server).Assembly.Location;

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("andonbot-demo-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task One_command_plays_and_prints_the_story()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);

        var (code, output, errors) = await RunAsync("demo", "--bot", Bot, "--data", _folder, "--story-only");

        Assert.That(code, Is.Zero, errors);
        Assert.That(
            output,
            Does.Match(@"(?s)1\. The pull.*Cord pulled, #1.*CI asks.*200 .*2\. The answer.*200 ")
                .And.Match(@"(?s)3\. The stop.*423 .*4\. The restart.*Rolled back.*200 "));
        Assert.That(output, Does.Contain("Bob in direct messages with @andon:"));
        Assert.That(File.Exists(Path.Combine(_folder, "running.json")), Is.False);
    }

    [TestCase(new[] { "demo", "--bot", "/nowhere/AndonBot.dll" }, "There is no bot at /nowhere/AndonBot.dll")]
    [TestCase(new[] { "say", "@ann", "hello" }, "No demo is running")]
    public async Task An_impossible_command_fails_with_a_one_sentence_error(string[] arguments, string sentence)
    {
        var (code, _, errors) = await RunAsync([.. arguments, "--data", Path.Combine(_folder, "demo")]);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(errors, Does.Contain(sentence).And.Not.Contain("   at "));
    }

    [Test]
    public async Task Only_one_demo_can_run_in_a_folder()
    {
        await using var held = new FileStream(Path.Combine(_folder, "lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        var (code, _, errors) = await RunAsync("demo", "--bot", Bot, "--data", _folder);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(errors, Does.StartWith($"A demo is running in {_folder} already."));
    }

    [Test]
    public async Task An_unknown_command_prints_the_list_of_commands()
    {
        var (code, _, errors) = await RunAsync("dance");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("deploy/demo say @ann"));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(EmbeddedPostgres).Assembly.Location, .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, said[0], said[1]);
    }
}
