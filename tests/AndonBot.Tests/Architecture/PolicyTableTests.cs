using AndonBot.Domain;

namespace AndonBot.Tests.Architecture;

public class PolicyTableTests
{
    [Test]
    public void The_documentation_shows_the_policy_of_the_code() => Assert.That(
        DocumentationTests.Part("deploy/README.md", "## Who may do what").Where(line => line.StartsWith('|')), Is.EqualTo(Permissions.Table()));
}
