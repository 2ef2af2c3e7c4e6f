using AndonBot.Domain.Commands;

namespace AndonBot.Domain.Tests.Commands;

/// <summary>Texts that are meant as a command and do not fit it; they do not pull the cord.</summary>
public sealed class MisreadTests
{
    [TestCase("status #12", "status")]
    [TestCase("status <@U1>", "status")]
    [TestCase("status 12 13", "status")]
    [TestCase("list opne", "list")]
    [TestCase("list opn", "list")]
    [TestCase("list mine please", "list")]
    [TestCase("list 12", "list")]
    [TestCase("show A34", "show")]
    [TestCase("show 12 please", "show")]
    [TestCase("show 99999999999999999999", "show")]
    [TestCase("help 12", "help")]
    [TestCase("help <@U1> the shop is down", "help")]
    [TestCase("ack 12 looking", "ack")]
    [TestCase("ack <@U1>", "ack")]
    [TestCase("ack 2147483648", "ack")]
    [TestCase("stop A34", "stop")]
    [TestCase("stop tomorrow", "stop")]
    [TestCase("stop <@U1|bob> now", "stop")]
    [TestCase("restart A34 rolled back", "restart")]
    [TestCase("back 12 with a vengeance", "back")]
    [TestCase("sev 12", "sev")]
    [TestCase("sev 12 4", "sev")]
    [TestCase("sev 12 1 now", "sev")]
    [TestCase("give 12 bob", "give")]
    [TestCase("give A34 <@U1> <@U2>", "give")]
    [TestCase("give <@U1> 12", "give")]
    [TestCase("same 13", "same")]
    [TestCase("same 13 as 12", "same")]
    [TestCase("postmortem 12 tomorrow", "postmortem")]
    [TestCase("held A34", "held")]
    [TestCase("extend 12 fri", "extend")]
    [TestCase("extend 12 because of holidays", "extend")]
    [TestCase("extend fri holidays", "extend")]
    [TestCase("action 12 reject carts", "action")]
    [TestCase("action 12 reject carts <@U1>", "action")]
    [TestCase("action 12 reject carts fri", "action")]
    [TestCase("action 12 <@U1> fri", "action")]
    [TestCase("action A34 reject carts <@U1> fri", "action")]
    [TestCase("actions oevrdue", "actions")]
    [TestCase("actions 12 13", "actions")]
    [TestCase("done 34", "done")]
    [TestCase("move A34 fri", "move")]
    [TestCase("move A34 because", "move")]
    [TestCase("move tomorow A34", "move")]
    [TestCase("move firday A34", "move")]
    [TestCase("move fir A34", "move")]
    [TestCase("move 2026-02-30 A34", "move")]
    [TestCase("drop A34", "drop")]
    [TestCase("fixer covr fri mon", "fixer")]
    [TestCase("fixer cover", "fixer")]
    [TestCase("fixer cover fri", "fixer")]
    [TestCase("fixer cover fri mon", "fixer")]
    [TestCase("fixer cover 2026-12-02 2026-12-01", "fixer")]
    [TestCase("fixer take", "fixer")]
    [TestCase("fixer tkae", "fixer")]
    [TestCase("fixer take it", "fixer")]
    [TestCase("fixer swap bob", "fixer")]
    [TestCase("Fixer Swap <@U1|bob>", "fixer")]
    [TestCase("fixer fri", "fixer")]
    [TestCase("setup <@U1>", "setup")]
    [TestCase("health 3d", "health")]
    public void The_answer_is_the_usage_and_the_text_is_kept(string typed, string word) =>
        Assert.That(ParsedCommand.Of(typed), Is.EqualTo($"Misread({word}, {typed.TrimEnd(' ', '\u200B')})"));

    [TestCase("helo", "help", "help")]
    [TestCase("Staus", "status", "status")]
    [TestCase("#stop", "stop", "stop")]
    [TestCase("akc", "ack", "ack")]
    [TestCase("akc 12", "ack", "ack 12")]
    [TestCase("12 ack", "ack", "ack 12")]
    [TestCase("I’m on it", "ack", "ack")]
    [TestCase("please stop #12", "stop", "stop 12")]
    [TestCase("restrat", "restart", null)]
    [TestCase("resolve 12", "contain", "contain 12")]
    [TestCase("#1 is fixed", "contain", "contain 1")]
    [TestCase("assign 12 to <@U1>", "give", "give 12")]
    [TestCase("merge 2 into 1", "same", null)]
    [TestCase("oncall", "fixer", "fixer")]
    [TestCase("verify A34", "done", "done A34")]
    [TestCase("A2", "actions", "actions")]
    [TestCase("#8", "show", "show 8")]
    [TestCase("who is the fixer?", "fixer", "fixer")]
    [TestCase("is the line stopped?", "status", "status")]
    [TestCase("which incidents are open?", "list", "list")]
    [TestCase("hello", "help", "help")]
    [TestCase("contain rolled back", "contain", null)]
    [TestCase("drill", null, null)]
    public void What_asks_for_something_is_asked_about_with_the_likely_command(string typed, string? command, string? likely) =>
        Assert.That(AndonCommand.Parse(typed, ParsedCommand.Today), Is.InstanceOf<AndonCommand.Asked>().With.Property("Command").EqualTo(command)
            .And.Property("Likely").EqualTo(likely).And.Property("Text").EqualTo(typed));

    [TestCase("contain rolled back", "contain 12 rolled back")]
    [TestCase("note the cache is cold", "note 12 the cache is cold")]
    [TestCase("restrat", "restart 12")]
    [TestCase("close", "contain 12")]
    [TestCase("drill", null)]
    public void With_the_only_open_incident_it_becomes_a_command(string typed, string? command) =>
        Assert.That(((AndonCommand.Asked)AndonCommand.Parse(typed, ParsedCommand.Today)).With(12, ParsedCommand.Today), Is.EqualTo(command));

    [TestCase("move A34 12/09 vendor", "12/09 can be 2027-09-12 or 2026-12-09: please write it like that.")]
    [TestCase("move A34 2027-02-29 vendor", "There is no day 2027-02-29.")]
    [TestCase("move A34 2206-12-01 vendor", "2206-12-01 is more than a year away: is the year right?")]
    [TestCase("move A34 999w vendor", "2046-01-17 is more than a year away: is the year right?")]
    [TestCase("extend 12 next week vendor", "On which day, for \"next week\"?")]
    public void A_date_with_two_meanings_or_none_is_explained(string typed, string problem) =>
        Assert.That(((AndonCommand.Misread)AndonCommand.Parse(typed, ParsedCommand.Today)).Usage, Does.StartWith(problem));

    [TestCase("kitten", "sitting", 3)]
    [TestCase("stop", "stop", 0)]
    [TestCase("stop", "sotp", 1)]
    [TestCase("stop", "top", 1)]
    [TestCase("stop", "stoop", 1)]
    [TestCase("stop", "shop", 1)]
    [TestCase("cover", "covr", 1)]
    [TestCase("help", "hello", 2)]
    [TestCase("", "ab", 2)]
    [TestCase("", "a very long text", 3)]
    public void Edits_are_counted_up_to_three(string one, string other, int edits) => Assert.Multiple(() =>
    {
        Assert.That(Typo.Edits(one, other), Is.EqualTo(edits));
        Assert.That(Typo.Edits(other, one), Is.EqualTo(edits));
    });
}
