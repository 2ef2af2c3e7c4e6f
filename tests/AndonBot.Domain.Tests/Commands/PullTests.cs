using AndonBot.Domain.Commands;

namespace AndonBot.Domain.Tests.Commands;

/// <summary>Texts that are no command; they pull the cord with every word.</summary>
public sealed class PullTests
{
    [TestCase("", "OpenPullModal(-)")]
    [TestCase("   ", "OpenPullModal(-)")]
    [TestCase("\u200B\u00A0\n\u0000", "OpenPullModal(-)")]
    [TestCase("sev1", "OpenPullModal(Sev1)")]
    [TestCase("SEV2:", "OpenPullModal(Sev2)")]
    [TestCase(" Sev3 : ", "OpenPullModal(Sev3)")]
    [TestCase("sev1: db down", "Pull(db down, Sev1, -)")]
    [TestCase("sev1:db down", "Pull(db down, Sev1, -)")]
    [TestCase("sev1 : db down", "Pull(db down, Sev1, -)")]
    [TestCase("sev1, db down", "Pull(db down, Sev1, -)")]
    [TestCase("SEV1!!! db down", "Pull(db down, Sev1, -)")]
    [TestCase("SEV2 checkout", "Pull(checkout, Sev2, -)")]
    [TestCase("sev3\u00A0typo in the footer", "Pull(typo in the footer, Sev3, -)")]
    [TestCase("sev1\nall logins fail\nsince 14:00", "Pull(all logins fail\nsince 14:00, Sev1, -)")]
    [TestCase("sev1 status page is down", "Pull(status page is down, Sev1, -)")]
    [TestCase("sev1 stop 12", "Pull(stop 12, Sev1, -)")]
    [TestCase("sev1 12", "Pull(12, Sev1, -)")]
    [TestCase("sev1 :fire: in the data centre", "Pull(:fire: in the data centre, Sev1, -)")]
    [TestCase("sev1: :fire:", "Pull(:fire:, Sev1, -)")]
    [TestCase("sev1 🔥", "Pull(🔥, Sev1, -)")]
    [TestCase("sev2 \u200B", "OpenPullModal(Sev2)")]
    [TestCase("sev1-related alerts everywhere", "Pull(sev1-related alerts everywhere, -, -)")]
    [TestCase("sevone db down", "Pull(sevone db down, -, -)")]
    [TestCase("checkout is down", "Pull(checkout is down, -, -)")]
    [TestCase("  checkout   is\tdown  ", "Pull(checkout   is\tdown, -, -)")]
    [TestCase("Checkout", "Pull(Checkout, -, -)")]
    [TestCase("db", "Pull(db, -, -)")]
    [TestCase("api", "Pull(api, -, -)")]
    [TestCase("12 pods crash", "Pull(12 pods crash, -, -)")]
    [TestCase("🔥🔥🔥🔥", "Pull(🔥🔥🔥🔥, -, -)")]
    [TestCase(":fire:", "Pull(:fire:, -, -)")]
    [TestCase("👩‍🚒 needed", "Pull(👩‍🚒 needed, -, -)")]
    [TestCase("החנות לא עובדת", "Pull(החנות לא עובדת, -, -)")]
    [TestCase("الدفع متوقف", "Pull(الدفع متوقف, -, -)")]
    [TestCase("支払いができない", "Pull(支払いができない, -, -)")]
    [TestCase("Käufer können nicht zahlen", "Pull(Käufer können nicht zahlen, -, -)")]
    [TestCase("“checkout” is down", "Pull(“checkout” is down, -, -)")]
    [TestCase("<@U1> the shop is down", "Pull(<@U1> the shop is down, -, -)")]
    [TestCase("<!channel> help", "Pull(<!channel> help, -, -)")]
    [TestCase("<https://status.example> is red", "Pull(<https://status.example> is red, -, -)")]
    [TestCase("p99 &gt; 2s &amp; rising", "Pull(p99 &gt; 2s &amp; rising, -, -)")]
    [TestCase("stopped deploys again", "Pull(stopped deploys again, -, -)")]
    [TestCase("staus page", "Pull(staus page, -, -)", TestName = "Only a single word is taken for a mistyped command")]
    [TestCase("stop\u200Dthe deploy", "Pull(stop\u200Dthe deploy, -, -)")]
    public void A_text_that_is_no_command_pulls(string typed, string command) => Assert.That(ParsedCommand.Of(typed), Is.EqualTo(command));

    [TestCase("stop: deploys are broken", "stop")]
    [TestCase("status page is down", "status")]
    [TestCase("Status page is down", "status")]
    [TestCase("list of orders is empty", "list")]
    [TestCase("list api is down", "list")]
    [TestCase("show stopper in checkout", "show")]
    [TestCase("help me the shop is down", "help")]
    [TestCase("help customers cannot pay", "help")]
    [TestCase("ack the alert does not work", "ack")]
    [TestCase("restart loop in payments", "restart")]
    [TestCase("restart next pod fails", "restart")]
    [TestCase("back office is slow", "back")]
    [TestCase("dismiss button does nothing", "dismiss")]
    [TestCase("same error as yesterday", "same")]
    [TestCase("postmortem page returns 500", "postmortem")]
    [TestCase("held orders are not released", "held")]
    [TestCase("extend button is broken", "extend")]
    [TestCase("action required on the db", "action")]
    [TestCase("actions are stuck in CI", "actions")]
    [TestCase("done with this, payments are down", "done")]
    [TestCase("move money fails", "move")]
    [TestCase("drop in orders", "drop")]
    [TestCase("fixer does not answer", "fixer")]
    [TestCase("setup wizard crashes", "setup")]
    [TestCase("health check fails", "health")]
    [TestCase("health check of payments fails", "health")]
    [TestCase("health endpoint is down", "health")]
    public void A_text_that_only_begins_with_a_command_word_pulls_and_names_the_word(string typed, string word) =>
        Assert.That(ParsedCommand.Of(typed), Is.EqualTo($"Pull({typed}, -, {word})"));

    [TestCase("contain the leak, orders are lost", "Contain(12, the leak, orders are lost)")]
    [TestCase("Restart loop in payments", "Restart(12, loop in payments)")]
    [TestCase("status page is down", null)]
    [TestCase("done with this, payments are down", null)]
    [TestCase("checkout is down", null)]
    public void A_pull_that_only_lacks_an_incidents_number_is_a_command_with_one(string typed, string? meant)
    {
        var pull = (AndonCommand.Pull)AndonCommand.Parse(typed, ParsedCommand.Today);
        Assert.That(pull.Meant(12, ParsedCommand.Today) is { } command ? ParsedCommand.Describe(command) : null, Is.EqualTo(meant));
    }
}
