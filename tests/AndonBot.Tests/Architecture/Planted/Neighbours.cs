namespace AndonBot.Tests.Architecture.Planted;

public static class Timetable
{
    public static int Seconds => 2;
}
