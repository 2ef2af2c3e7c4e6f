using AndonBot.Domain.Actions;

namespace AndonBot.Domain.Tests.Actions;

public sealed class VagueVerbsTests
{
    [TestCase("investigate why the pool ran dry")]
    [TestCase("Investigating the pool")]
    [TestCase("Look into retries")]
    [TestCase("looking at the dashboards")]
    [TestCase("We should improve the alerts")]
    [TestCase("Need to think about timeouts")]
    [TestCase("Be more careful with releases")]
    [TestCase("being careful")]
    [TestCase("*Review* the runbook")]
    [TestCase("- consider a second region")]
    [TestCase("  keep an eye on the queue")]
    [TestCase("TRY harder")]
    [TestCase("add more monitoring")]
    [TestCase("Let’s discuss it in the retrospective")]
    public void A_text_that_says_only_what_somebody_will_busy_themselves_with_is_vague(string text) => Assert.That(VagueVerbs.Begin(text), Is.True);

    [TestCase("reject carts without a price")]
    [TestCase("alert when the pool is 80 % full")]
    [TestCase("the build fails when a migration has no index")]
    [TestCase("Add a constraint on cart.price")]
    [TestCase("delete the old path; nobody will look into it again")]
    [TestCase("tryouts use their own queue")]
    [TestCase("reviewers see the query plan")]
    [TestCase("look")]
    [TestCase("we")]
    [TestCase("")]
    [TestCase(" \t\n ")]
    [TestCase("***")]
    public void A_text_that_says_what_will_be_different_is_not(string text) => Assert.That(VagueVerbs.Begin(text), Is.False);
}
