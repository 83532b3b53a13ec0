using System.Net;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Outbound;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Outbound;

/// <summary>Where the server connects is the operator's decision, whatever an administrator of a tenant enters.</summary>
public sealed class OutboundRulesTests
{
    [Theory]
    [InlineData("https://tickets.example/", true)]
    [InlineData("http://tickets.example/", false)]
    [InlineData("http://10.1.2.3/", false)]
    [InlineData("http://loopback/", true)] // .NET reads it as localhost, and connects there
    [InlineData("http://127.0.0.1.evil.example/", false)]
    [InlineData("http://127.0.0.1:8080/", true)]
    [InlineData("http://127.8.9.10/", true)]
    [InlineData("http://[::1]:8080/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://plain.example/", true)]
    [InlineData("http://PLAIN.example./", true)]
    [InlineData("http://sub.plain.example/", false)]
    [InlineData("http://port.example:8080/", true)]
    [InlineData("http://port.example/", false)]
    [InlineData("http://bücher.example/", true)]
    [InlineData("http://xn--bcher-kva.example/", true)]
    [InlineData("http://hooks.bücher.example/", false)]
    public void Without_tls_only_this_machine_and_what_the_operator_lists_is_reached(string address, bool isReached)
    {
        var problem = Rules(plain: ["plain.example", "port.example:8080", "bücher.example"]).ProblemOf(new Uri(address));

        (problem is null).ShouldBe(isReached);
        problem?.Words.ShouldContain("Outbound:PlainHosts");
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fd00:ec2::23")]
    [InlineData("fd20:ce::254")]
    [InlineData("fd00:42::42")]
    [InlineData("64:ff9b:1::a9fe:a9fe")]
    [InlineData("::ffff:0:a9fe:a9fe")]
    [InlineData("::ffff:0:a01:203")] // 10.1.2.3, translated
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001::a9fe:a9fe")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("ff02::1")]
    [InlineData("255.255.255.255")]
    public void Addresses_of_machine_and_cloud_are_never_connected_to(string address)
    {
        var named = Rules(allowed: ["rebound.example", "0.0.0.0/0", "::/0"]);
        var literal = new UriBuilder("https", address).Uri;

        Rules().ProblemOf("rebound.example", 443, IPAddress.Parse(address)).ShouldNotBeNull();
        named.ProblemOf("rebound.example", 443, IPAddress.Parse(address)).ShouldNotBeNull("listed or not");
        named.ProblemOf(literal).ShouldNotBeNull().Words.ShouldContain("never connects");
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("192.168.0.4")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd12::1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("2001:db8::1")]
    [InlineData("203.0.113.7")]
    public void Without_a_list_the_internal_network_is_reached(string address) =>
        Rules().ProblemOf("tickets.example", 443, IPAddress.Parse(address)).ShouldBeNull();

    [Theory]
    [InlineData("https://tickets.example/", "203.0.113.7", true)]
    [InlineData("https://a.tickets.example/", "203.0.113.7", false)]
    [InlineData("https://hooks.corp.example/", "203.0.113.7", true)]
    [InlineData("https://deep.hooks.star.example/", "203.0.113.7", true)]
    [InlineData("https://corp.example/", "203.0.113.7", false)]
    [InlineData("https://notcorp.example/", "203.0.113.7", false)]
    [InlineData("https://port.example:8443/", "203.0.113.7", true)]
    [InlineData("https://port.example/", "203.0.113.7", false)]
    [InlineData("https://other.example/", "10.1.2.3", true)]
    [InlineData("https://other.example/", "::ffff:10.1.2.3", true)]
    [InlineData("https://other.example/", "127.0.0.1", false)]
    [InlineData("https://10.1.2.3/", "10.1.2.3", true)]
    [InlineData("https://11.1.2.3/", "11.1.2.3", false)]
    [InlineData("https://[fd00::7]:9443/", "fd00::7", true)]
    [InlineData("https://[fd00::7]/", "fd00::7", false)]
    public void With_a_list_nothing_else_is_reached(string address, string leadsTo, bool isReached)
    {
        var rules = Rules(
            allowed: ["tickets.example", ".corp.example", "*.star.example", "port.example:8443", "10.0.0.0/8", "[fd00::7]:9443"]
        );
        var read = new Uri(address);

        var problem = rules.ProblemOf(read) ?? rules.ProblemOf(read.IdnHost, read.Port, IPAddress.Parse(leadsTo));

        (problem is null).ShouldBe(isReached);
        problem?.Words.ShouldContain("Outbound:AllowedHosts");
    }

    [Fact]
    public void Name_that_is_not_listed_is_refused_before_it_is_resolved_when_no_range_could_permit_it() =>
        Rules(allowed: ["tickets.example"]).ProblemOf(new Uri("https://other.example/")).ShouldNotBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("https://tickets.example")]
    [InlineData("tickets.example:0")]
    [InlineData("tickets.example:http")]
    [InlineData("10.0.0.0/99")]
    [InlineData("tickets example")]
    [InlineData("*")]
    public void Line_that_says_nothing_is_no_rule(string line) => HostRule.Read(line).ShouldBeNull();

    private static OutboundRules Rules(string[]? allowed = null, string[]? plain = null) =>
        new(Options.Create(new OutboundOptions { AllowedHosts = allowed ?? [], PlainHosts = plain ?? [] }));
}
