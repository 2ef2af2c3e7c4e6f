using System.Net;
using AndonBot.Outbox;

namespace AndonBot.Tests.Slack;

/// <summary>The addresses that a webhook may be at.</summary>
public sealed class PublicAddressesTests
{
    [TestCase("8.8.8.8", true)]
    [TestCase("172.15.255.255", true)]
    [TestCase("2606:4700::1111", true)]
    [TestCase("64:ff9b::808:808", true)]
    [TestCase("::ffff:8.8.8.8", true)]
    [TestCase("127.0.0.1", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("172.16.0.1", false)]
    [TestCase("192.168.1.1", false)]
    [TestCase("169.254.169.254", false)]
    [TestCase("100.64.0.1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::1", false)]
    [TestCase("::", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("ff02::1", false)]
    public void Only_addresses_of_the_public_internet_are_public(string address, bool isPublic) =>
        Assert.That(PublicAddresses.Contain(IPAddress.Parse(address)), Is.EqualTo(isPublic));
}
