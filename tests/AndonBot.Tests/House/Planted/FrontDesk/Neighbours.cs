namespace AndonBot.Tests.House.Planted.FrontDesk;

public static class Desk
{
    public static string Answer => "Cord pulled.";
}
