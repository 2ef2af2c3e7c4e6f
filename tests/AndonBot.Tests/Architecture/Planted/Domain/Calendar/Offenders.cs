namespace AndonBot.Tests.Architecture.Planted.Domain.Calendar;

public static class ReadsAFile
{
    public static Func<string, string> Holidays => path => File.ReadAllText(path);
}

public static class Waits
{
    public static async Task<int> UntilMonday()
    {
        await Task.Yield();
        return 1;
    }
}

public static class AsksTheMachine
{
    public static string Zone => Environment.MachineName;
}
