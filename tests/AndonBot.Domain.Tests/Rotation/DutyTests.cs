using AndonBot.Domain.Rotation;
using CsCheck;
using NodaTime;

namespace AndonBot.Domain.Tests.Rotation;

/// <summary>Who is responsible, by table: Ann, Bob and Cleo turn weekly from Monday, 7 January 2030; Dora owns the line.</summary>
public sealed class DutyTests
{
    private static readonly Instant Start = Instant.FromUtc(2030, 1, 7, 8, 0);
    private static readonly string[] Names = ["ann", "bob", "cleo", "eve", "fay"];

    [TestCase("ann", 0, "", "ann", "bob")]
    [TestCase("ann bob", 0, "", "ann", "bob")]
    [TestCase("ann bob", 6, "", "ann", "bob")]
    [TestCase("ann bob", 7, "", "bob", "cleo", Description = "A shift begins at its instant.")]
    [TestCase("ann bob", 60, "", "bob", "cleo", Description = "The last shift goes on until another begins.")]
    [TestCase("ann", -1, "", "ann", "bob", Description = "Before the first shift its Fixer is there already.")]
    [TestCase("ann", 0, "ann", "bob", "cleo", Description = "Who cannot act is replaced by the next.")]
    [TestCase("ann", 0, "bob", "ann", "cleo")]
    [TestCase("ann", 0, "ann bob", "cleo", null)]
    [TestCase("ann", 0, "ann bob cleo", "dora", null, Description = "With nobody left the owner stands in.")]
    [TestCase("zoe", 0, "", "zoe", "ann", Description = "Who left the roster keeps the shift.")]
    [TestCase("zoe", 0, "zoe", "ann", "bob")]
    public void At(string fixers, int day, string unable, string fixer, string? backup)
    {
        Shift[] shifts = [.. fixers.Split(' ').Select((who, week) => new Shift(Start + Duration.FromDays(7 * week), who))];

        Assert.That(
            Duty.At(Start + Duration.FromDays(day), [.. shifts.Reverse()], RosterOf("ann", "bob", "cleo"), "dora", who => !unable.Split(' ').Contains(who)),
            Is.EqualTo(new Duty(fixer, backup)));
    }

    [Test]
    public void A_line_without_shifts_cannot_be() =>
        Assert.That(() => Duty.At(Start, [], RosterOf("ann"), "dora", _ => true), Throws.ArgumentException.With.Message.Contains("first shift"));

    [TestCase("ann bob cleo", "ann", "", "bob")]
    [TestCase("ann bob cleo", "cleo", "", "ann")]
    [TestCase("ann bob cleo", "bob", "cleo", "ann")]
    [TestCase("ann bob cleo", "bob", "cleo ann", null)]
    [TestCase("ann", "ann", "", null)]
    [TestCase("ann", "zoe", "", "ann")]
    public void After(string members, string member, string unable, string? next) =>
        Assert.That(RosterOf(members.Split(' ')).After(member, who => !unable.Split(' ').Contains(who)), Is.EqualTo(next));

    [Test]
    public void The_next_is_another_able_member_and_null_only_when_there_is_none() =>
        Gen.Select(Rosters, Gen.OneOf(Names), Gen.Shuffle(Names, 0, 5)).Sample((roster, member, unable) =>
        {
            var able = roster.Members.Where(who => who != member && !unable.Contains(who)).ToList();
            return roster.After(member, who => !unable.Contains(who)) is { } next ? able.Contains(next) : able.Count == 0;
        });

    [Test]
    public void Going_on_to_the_next_comes_round_to_everybody_in_order() => Rosters.Where(roster => roster.Members.Count > 1).Sample(roster =>
    {
        var seen = new List<string> { roster.Members[0] };
        while (seen.Count < roster.Members.Count)
            seen.Add(roster.After(seen[^1], _ => true)!);
        return seen.SequenceEqual(roster.Members) && roster.After(seen[^1], _ => true) == roster.Members[0];
    });

    [Test]
    public void Somebody_is_always_responsible_and_the_backup_is_somebody_else() =>
        Gen.Select(Rosters, Gen.Select(Gen.OneOf(Names), Gen.Int[0, 50]).Array[1, 6], Gen.Int[-5, 60], Gen.Shuffle(Names, 0, 5)).Sample((roster, turns, day, unable) =>
        {
            Shift[] shifts = [.. turns.Select(turn => new Shift(Start + Duration.FromDays(turn.Item2), turn.Item1))];
            var duty = Duty.At(Start + Duration.FromDays(day), shifts, roster, "dora", who => !unable.Contains(who));
            return (duty.Fixer == "dora" || !unable.Contains(duty.Fixer)) && duty.Backup != duty.Fixer && (duty.Backup is null || !unable.Contains(duty.Backup));
        });

    private static Gen<Roster> Rosters { get; } = Gen.Shuffle(Names, 1, 5).Select(members => RosterOf(members));

    private static Roster RosterOf(params string[] members) => new(members, IsoDayOfWeek.Monday, new LocalTime(9, 0), DateTimeZone.Utc);
}
