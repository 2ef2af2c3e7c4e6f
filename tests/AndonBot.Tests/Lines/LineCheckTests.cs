using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.People;
using NodaTime;

namespace AndonBot.Tests.Lines;

/// <summary>Lines against what Slack says about their people and channels.</summary>
public sealed class LineCheckTests
{
    private static readonly Instant Now = Instant.FromUtc(2030, 1, 7, 9, 0);

    private static readonly DirectoryEntries Slack = new(
        new Dictionary<string, DirectoryPerson>
        {
            ["U0ANN"] = new("U0ANN", "Ann", DateTimeZoneProviders.Tzdb["Asia/Tokyo"], null),
            ["ann@example.com"] = new("U0ANN", "Ann", DateTimeZoneProviders.Tzdb["Asia/Tokyo"], null),
            ["U0BOB"] = new("U0BOB", "Bob", null, null),
            ["U0GUS"] = new("U0GUS", "Gus", null, "is a guest, and this takes a full member"),
        },
        new Dictionary<string, DirectoryChannel>
        {
            ["C0OPEN"] = new("C0OPEN", "open", IsPrivate: false, IsMember: false, IsArchived: false, IsDirect: false),
            ["C0MORE"] = new("C0MORE", "more", IsPrivate: false, IsMember: true, IsArchived: false, IsDirect: false),
            ["C0PRIV"] = new("C0PRIV", "priv", IsPrivate: true, IsMember: true, IsArchived: false, IsDirect: false),
            ["C0OLD"] = new("C0OLD", "old", IsPrivate: false, IsMember: true, IsArchived: true, IsDirect: false),
            ["G0TALK"] = new("G0TALK", "talk", IsPrivate: true, IsMember: true, IsArchived: false, IsDirect: true),
        });

    private static readonly Dictionary<string, string> Taken = new() { ["C0MORE"] = "payments" };

    [Test]
    public void A_line_whose_names_Slack_knows_is_a_line_of_ids()
    {
        var (lines, problems) = LineCheck.Check([Draft(["C0OPEN"], "ann@example.com", ["U0BOB", "ann@example.com"])], Slack, Taken, Now);

        Assert.That(problems, Is.Empty);
        Assert.That(lines.Single().Owner, Is.EqualTo("U0ANN"));
        Assert.That(lines.Single().RotationSettings.Members, Is.EqualTo(new[] { "U0BOB", "U0ANN" }));
        Assert.That(lines.Single().Calendar.Zone.Id, Is.EqualTo("Asia/Tokyo"));
    }

    [TestCase("#open", "'#open' is not a channel's id such as C0123ABCD")]
    [TestCase("U0ANN", "'U0ANN' is not a channel's id")]
    [TestCase("C0NOWHERE", "I see no channel C0NOWHERE: if it is private, type \"/invite @andon\" there first, else look at the id again")]
    [TestCase("C0OLD", "#old (C0OLD) is archived.")]
    [TestCase("G0TALK", "G0TALK is not a channel but a direct message.")]
    [TestCase("C0MORE", "#more (C0MORE) belongs to the line payments, and a channel belongs to one line.")]
    [TestCase("C0OPEN C0OPEN", "C0OPEN is named more than once.")]
    [TestCase("C0OPEN C0PRIV", "a line mixes no private and public channels, and #priv (C0PRIV) is private and #open (C0OPEN) public.")]
    [TestCase("C0PRIV C0OPEN", "a line mixes no private and public channels, and #priv (C0PRIV) is private and #open (C0OPEN) public.")]
    public void A_channel_that_cannot_be_the_lines_is_named_with_the_reason(string channels, string sentence) =>
        AssertProblem(Draft(channels.Split(' '), "U0ANN", ["U0BOB"]), "channels", sentence);

    [TestCase("bob", "'bob' is neither a Slack id such as U0ALICE00 nor an e-mail.")]
    [TestCase("U0NOBODY", "Slack knows nobody with the id U0NOBODY.")]
    [TestCase("nobody@example.com", "Slack knows nobody with the e-mail nobody@example.com.")]
    [TestCase("U0GUS", "Gus (U0GUS) is a guest, and this takes a full member.")]
    public void Somebody_who_cannot_act_neither_owns_a_line_nor_takes_turns(string person, string sentence)
    {
        AssertProblem(Draft(["C0OPEN"], person, ["U0BOB"]), "owner", sentence);
        AssertProblem(Draft(["C0OPEN"], "U0ANN", ["U0BOB", person]), "rotation.members", sentence);
    }

    [Test]
    public void A_promise_that_the_working_hours_never_keep_is_refused()
    {
        var answer = SeverityPolicies.Default.Sev2 with { Answer = Span.Parse("8784wh") };
        var draft = Draft(["C0OPEN"], "U0ANN", ["U0BOB"]) with
        {
            Days = [IsoDayOfWeek.Monday], Hours = (new(9, 0), new(9, 1)), Policies = SeverityPolicies.Default.With(Severity.Sev2, answer),
        };
        var (lines, problems) = LineCheck.Check([draft], Slack, Taken, Now);
        Assert.That(lines, Is.Empty);
        Assert.That(problems.Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "Line checkout, severities.sev2: 8784wh takes more than two years in these working hours; write a shorter time.",
            "Line checkout, severities.sev3: 4wh takes more than two years in these working hours; write a shorter time.",
        }));
    }

    [Test]
    public void Nobody_takes_turns_twice_under_two_names() =>
        AssertProblem(Draft(["C0OPEN"], "U0ANN", ["U0ANN", "ann@example.com"]), "rotation.members", "Ann (U0ANN) is named more than once.");

    [Test]
    public void Of_two_lines_that_want_a_channel_the_second_is_refused()
    {
        var (_, problems) = LineCheck.Check([Draft(["C0OPEN"], "U0ANN", ["U0BOB"]), Draft(["C0OPEN"], "U0ANN", ["U0BOB"], "second")], Slack, Taken, Now);
        Assert.That(problems.Single(),
            Is.EqualTo(new LineProblem("second", "channels", "#open (C0OPEN) belongs to the line checkout, and a channel belongs to one line.")));
    }

    [Test]
    public void What_the_file_left_out_is_no_second_problem()
    {
        var (lines, problems) = LineCheck.Check([Draft([], null, [])], Slack, Taken, Now);
        Assert.That(lines, Is.Empty);
        Assert.That(problems, Is.Empty);
    }

    private static void AssertProblem(LineDraft draft, string key, string sentence)
    {
        var (lines, problems) = LineCheck.Check([draft], Slack, Taken, Now);
        Assert.That(lines, Is.Empty);
        Assert.That(problems.Single().Key, Is.EqualTo(key));
        Assert.That(problems.Single().Sentence, Does.StartWith(sentence));
    }

    private static LineDraft Draft(IReadOnlyList<string> channels, string? owner, IReadOnlyList<string> members, string name = "checkout") =>
        new() { Name = name, Channels = channels, Owner = owner, Members = members };
}
