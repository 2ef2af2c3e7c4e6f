namespace AndonBot.Tests.House.Planted;

public static class Timetable
{
    public static int Seconds => 2;
}
