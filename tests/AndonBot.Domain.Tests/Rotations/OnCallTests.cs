using AndonBot.Domain.Rotations;
using CsCheck;
using NodaTime;
using static AndonBot.Domain.Tests.Rotations.Rotas;

namespace AndonBot.Domain.Tests.Rotations;

/// <summary>Who is responsible, by table: Ann, Bob and Cleo turn weekly; the first shift begins an hour before Monday's handoff.</summary>
public sealed class OnCallTests
{
    private static readonly string[] Names = ["ann", "bob", "cleo", "eve", "fay"];
    private static readonly LocalDate FirstMonday = new(2030, 1, 7);

    [TestCase("ann", 7, 8, "", "ann", "bob")]
    [TestCase("ann", 6, 0, "", "ann", "bob", Description = "Before the first shift its Fixer is there already.")]
    [TestCase("ann", 7, 10, "", "bob", "ann", Description = "A shift passes at its instant; who handed over is the backup.")]
    [TestCase("ann", 8, 9, "", "bob", "cleo", Description = "For one working day.")]
    [TestCase("ann", 15, 12, "", "cleo", "ann")]
    [TestCase("ann", 7, 8, "ann", "bob", "cleo", Description = "Who cannot act is replaced by the next.")]
    [TestCase("ann", 7, 8, "bob", "ann", "cleo")]
    [TestCase("ann", 7, 8, "ann bob", "cleo", null)]
    [TestCase("ann", 7, 8, "ann bob cleo", "dora", null, Description = "With nobody left the owner stands in.")]
    [TestCase("ann", 7, 10, "bob", "cleo", "ann", Description = "Who cannot act is skipped when a shift begins.")]
    [TestCase("ann", 7, 10, "ann", "bob", "cleo", Description = "Who handed over and cannot act is no backup.")]
    [TestCase("zoe", 7, 8, "", "zoe", "ann", Description = "Who left the settings keeps the shift.")]
    [TestCase("zoe", 7, 8, "zoe", "ann", "bob")]
    [TestCase("zoe", 7, 10, "", "ann", "zoe", Description = "After it comes the first.")]
    public void At(string first, int day, int hour, string unable, string fixer, string? backup)
    {
        var duty = OnCall.At(Rotas.At(day, hour), Of(SettingsOf("ann", "bob", "cleo"), [new(Start, first)], unable));

        Assert.That((duty.Fixer, duty.Backup), Is.EqualTo((fixer, backup)));
    }

    [Test]
    public void An_accepted_handoff_ends_the_outgoing_Fixers_stand_by()
    {
        var rotation = Of(SettingsOf("ann", "bob", "cleo"), [new(Start, "zoe"), new(Rotas.At(7, 9), "ann", FirstMonday)]);
        Assert.That(OnCall.At(Rotas.At(7, 12), rotation).Backup, Is.EqualTo("zoe"));

        var accepted = rotation with { Written = [rotation.Written[0], ((Acceptance.Done)rotation.Accept("ann", null, Rotas.At(7, 10))).Shift] };

        Assert.That(OnCall.At(Rotas.At(7, 12), accepted).Backup, Is.EqualTo("bob"));
    }

    [Test]
    public void One_working_day_of_stand_by_counts_the_calendar()
    {
        // Handed over on Saturday: the working day begins on Monday at nine.
        var rotation = Of(SettingsOf("ann", "bob", "cleo") with { HandoffDay = IsoDayOfWeek.Saturday }, [new(Start, "ann")]);

        Assert.That(OnCall.At(Rotas.At(15, 8, 59), rotation), Is.EqualTo(new OnCall("bob", "ann", Rotas.At(19, 9))));
        Assert.That(OnCall.At(Rotas.At(15, 9), rotation), Is.EqualTo(new OnCall("bob", "cleo", Rotas.At(19, 9))));
    }

    [TestCase("ann", "zoe", "ann")]
    [TestCase("bob", "bob", null)]
    public void For_the_Fixer_stands_the_backup_and_for_anybody_else_the_Fixer(string fixer, string person, string? expected) =>
        Assert.That(new OnCall(fixer, null, Start).BackupFor(person), Is.EqualTo(expected));

    [Test]
    public void A_line_without_shifts_cannot_be() =>
        Assert.That(() => OnCall.At(Start, Of(SettingsOf("ann"), [])), Throws.InvalidOperationException.With.Message.Contains("first shift"));

    [TestCase("ann bob cleo", "ann", "", "bob")]
    [TestCase("ann bob cleo", "cleo", "", "ann")]
    [TestCase("ann bob cleo", "bob", "cleo", "ann")]
    [TestCase("ann bob cleo", "bob", "cleo ann", null)]
    [TestCase("ann", "ann", "", null)]
    [TestCase("ann", "zoe", "", "ann")]
    public void After(string members, string member, string unable, string? next) =>
        Assert.That(SettingsOf(members.Split(' ')).After(member, who => !unable.Split(' ').Contains(who)), Is.EqualTo(next));

    [Test]
    public void The_next_is_another_able_member_and_null_only_when_there_is_none() =>
        Gen.Select(AllSettings, Gen.OneOf(Names), Gen.Shuffle(Names, 0, 5)).Sample((settings, member, unable) =>
        {
            var able = settings.Members.Where(who => who != member && !unable.Contains(who)).ToList();
            return settings.After(member, who => !unable.Contains(who)) is { } next ? able.Contains(next) : able.Count == 0;
        });

    [Test]
    public void Going_on_to_the_next_comes_round_to_everybody_in_order() => AllSettings.Where(settings => settings.Members.Count > 1).Sample(settings =>
    {
        var seen = new List<string> { settings.Members[0] };
        while (seen.Count < settings.Members.Count)
            seen.Add(settings.After(seen[^1], _ => true)!);
        return seen.SequenceEqual(settings.Members) && settings.After(seen[^1], _ => true) == settings.Members[0];
    });

    [Test]
    public void Somebody_is_always_responsible_and_the_backup_is_somebody_else() =>
        Gen.Select(AllSettings, Gen.OneOf(Names), Gen.Int[-5, 60], Gen.Int[0, 1439], Gen.Shuffle(Names, 0, 5)).Sample((settings, first, day, minute, unable) =>
        {
            var duty = OnCall.At(Start + Duration.FromDays(day) + Duration.FromMinutes(minute), Of(settings, [new(Start, first)], string.Join(' ', unable)));
            return (duty.Fixer == "dora" || !unable.Contains(duty.Fixer))
                && duty.Backup != duty.Fixer && (duty.Backup is null || !unable.Contains(duty.Backup));
        });

    private static Gen<RotationSettings> AllSettings { get; } = Gen.Shuffle(Names, 1, 5).Select(members => SettingsOf(members));
}
