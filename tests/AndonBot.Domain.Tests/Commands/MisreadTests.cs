using AndonBot.Domain.Commands;

namespace AndonBot.Domain.Tests.Commands;

/// <summary>What was meant as a command and is not quite one is asked back; nobody is called.</summary>
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
    [TestCase("contain 12", "contain")]
    [TestCase("contain #12:", "contain")]
    [TestCase("back 12 with a vengeance", "back")]
    [TestCase("dismiss 12", "dismiss")]
    [TestCase("sev 12", "sev")]
    [TestCase("sev 12 4", "sev")]
    [TestCase("sev 12 1 now", "sev")]
    [TestCase("sev 1 db down", "sev")]
    [TestCase("note 12", "note")]
    [TestCase("note 12 \u200B", "note")]
    [TestCase("give 12", "give")]
    [TestCase("give 12 bob", "give")]
    [TestCase("give A34 <@U1> <@U2>", "give")]
    [TestCase("give <@U1> 12", "give")]
    [TestCase("same 13", "same")]
    [TestCase("same 13 as 12", "same")]
    [TestCase("again A34", "again")]
    [TestCase("postmortem 12 tomorrow", "postmortem")]
    [TestCase("held A34", "held")]
    [TestCase("extend 12 fri", "extend")]
    [TestCase("extend 12 because of holidays", "extend")]
    [TestCase("extend fri holidays", "extend")]
    [TestCase("waive 12", "waive")]
    [TestCase("action 12 reject carts", "action")]
    [TestCase("action 12 reject carts <@U1>", "action")]
    [TestCase("action 12 reject carts fri", "action")]
    [TestCase("action 12 <@U1> fri", "action")]
    [TestCase("action 12", "action")]
    [TestCase("action A34 reject carts <@U1> fri", "action")]
    [TestCase("actions oevrdue", "actions")]
    [TestCase("actions 12 13", "actions")]
    [TestCase("done 34", "done")]
    [TestCase("verify A34 ok", "verify")]
    [TestCase("verify A99999999999", "verify")]
    [TestCase("reject A34", "reject")]
    [TestCase("move A34 fri", "move")]
    [TestCase("move A34 because", "move")]
    [TestCase("move tomorow A34", "move")]
    [TestCase("drop A34", "drop")]
    [TestCase("fixer covr fri mon", "fixer")]
    [TestCase("fixer cover", "fixer")]
    [TestCase("fixer cover fri", "fixer")]
    [TestCase("fixer cover 2026-12-02 2026-12-01", "fixer")]
    [TestCase("fixer tkae", "fixer")]
    [TestCase("fixer take it", "fixer")]
    [TestCase("fixer swap bob", "fixer")]
    [TestCase("fixer fri", "fixer")]
    [TestCase("away fri", "away")]
    [TestCase("away firday monday", "away")]
    [TestCase("away fir mon", "away")]
    [TestCase("away 2026-02-30 2026-03-01", "away")]
    [TestCase("away next mon", "away")]
    [TestCase("away mon fri please", "away")]
    [TestCase("report weak", "report")]
    [TestCase("report monht", "report")]
    [TestCase("drill 12", "drill")]
    [TestCase("setup <@U1>", "setup")]
    [TestCase("health 3d", "health")]
    public void The_usage_is_said_and_the_text_kept(string typed, string word) =>
        Assert.That(Spoken.Of(typed), Is.EqualTo($"Misread({word}, {typed.TrimEnd(' ', '\u200B')})"));

    [TestCase("helo", "help")]
    [TestCase("hepl", "help")]
    [TestCase("Staus", "status")]
    [TestCase("stauts", "status")]
    [TestCase("help!", "help")]
    [TestCase("#stop", "stop")]
    [TestCase("pack", "ack")]
    [TestCase("fixr", "fixer")]
    [TestCase("restrat", "restart")]
    [TestCase("postmorten", "postmortem")]
    [TestCase("actoins", "actions")]
    [TestCase("helth", "health")]
    [TestCase("sev4", "sev")]
    [TestCase("stop12", "stop")]
    public void One_word_that_is_nearly_a_command_is_asked_back(string typed, string suggestion) =>
        Assert.That(Spoken.Of(typed), Is.EqualTo($"DidYouMean({typed}, {suggestion}, {typed})"));

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

    [Test]
    public void Every_usage_is_a_sentence_with_an_example_of_its_own_command()
    {
        Assert.That(Usage.All, Has.Count.EqualTo(Usage.All.Select(usage => usage.Command).Distinct().Count()));
        foreach (var (command, sentence) in Usage.All)
            Assert.Multiple(() =>
            {
                Assert.That(sentence, Does.StartWith("To ").And.EndsWith("."));
                Assert.That(sentence, Does.Contain($"`/andon {command}"));
                Assert.That(Usage.Of(command.ToUpperInvariant()), Is.EqualTo(sentence));
            });
        Assert.That(Usage.Of("checkout"), Is.Null);
    }
}
