using AndonBot.Domain.Lines;
using AndonBot.Domain.Tests.Incidents;

namespace AndonBot.Domain.Tests.Lines;

public sealed class LineTests
{
    [TestCase("checkout", true)]
    [TestCase("a", true)]
    [TestCase("0", true)]
    [TestCase("team-7-eu", true)]
    [TestCase("ends-", true)]
    [TestCase("a234567890123456789012345678901234567890", true)]
    [TestCase("a2345678901234567890123456789012345678901", false)]
    [TestCase("", false)]
    [TestCase("-checkout", false)]
    [TestCase("Checkout", false)]
    [TestCase("check out", false)]
    [TestCase("check_out", false)]
    [TestCase("kässe", false)]
    [TestCase("checkout\n", false)]
    [TestCase("٣", false)]
    public void A_name_is(string text, bool isName) => Assert.That(Line.IsName(text), Is.EqualTo(isName));

    [TestCase("#a", "#a")]
    [TestCase("#b", "#b")]
    [TestCase("#c", "#a")]
    [TestCase("", "#a")]
    public void A_card_goes_to(string pulledIn, string channel) =>
        Assert.That((TestData.Checkout with { Channels = ["#a", "#b"] }).CardChannel(pulledIn), Is.EqualTo(channel));

    [TestCase(Severity.Sev1, StopRule.AtOnce, "5m", "1wd", "14d")]
    [TestCase(Severity.Sev2, StopRule.IfUnanswered, "15wm", "2wd", "30d")]
    [TestCase(Severity.Sev3, StopRule.Never, "4wh", "5wd", "60d")]
    public void A_line_promises_by_default(Severity severity, StopRule stops, string answer, string postmortem, string action)
    {
        var policy = SeverityPolicies.Default[severity];

        Assert.That(
            (policy.StopRule, policy.Answer.ToString(), policy.Postmortem.ToString(), policy.Action.ToString()),
            Is.EqualTo((stops, answer, postmortem, action)));
    }

    [Test]
    public void One_severitys_promise_changes_alone([Values] Severity changed)
    {
        var policies = SeverityPolicies.Default.With(changed, SeverityPolicies.Default[changed] with { Action = new(1, Domain.Calendar.SpanUnit.Days) });

        foreach (var severity in Enum.GetValues<Severity>())
            Assert.That(policies[severity] == SeverityPolicies.Default[severity], Is.EqualTo(severity != changed));
    }

    [Test]
    public void There_are_three_severities()
    {
        Assert.That(() => SeverityPolicies.Default[(Severity)4], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => SeverityPolicies.Default.With((Severity)4, SeverityPolicies.Default.Sev1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
