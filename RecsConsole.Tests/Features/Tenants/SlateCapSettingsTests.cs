using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Caps on slates, requests and contacts as settings: validated and described in words.</summary>
[Trait("Req", "R137")]
[Trait("Req", "R197")]
public sealed class SlateCapSettingsTests
{
    private static ConfigurationPart Default => ConfigurationPart.Default;

    public static TheoryData<string, ConfigurationPart> Wrong =>
        new()
        {
            { "1 to 5 documents", Default with { MaxSameSource = 0 } },
            { "10 to 100 %", Default with { Popularity = new(50_000, 30, 3) } },
            { "1 to 90 days", Default with { Popularity = new(500_000, 200, 3) } },
            { "1 to 100 in 24 hours", Default with { MostAsksADay = 0 } },
            { "one contact limit", Default with { ContactCaps = [new("email", 3, 7), new("email", 2, 7)] } },
            { "no contact channel \"fax\"", Default with { ContactCaps = [new("fax", 3, 7)] } },
            { "Any channel: the limit", Default with { ContactCaps = [new(null, 0, 7)] } },
            { "Phone: the limit", Default with { ContactCaps = [new("phone", 3, 0)] } },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_makes_no_sense_is_refused_in_words(string words, ConfigurationPart part) =>
        TenantSettingsRules.Check(part).ShouldHaveSingleItem().ShouldContain(words);

    [Fact]
    public void Defaults_and_sensible_caps_are_accepted() =>
        TenantSettingsRules
            .Check(Default with { MaxSameSource = 1, MostAsksADay = 3, ContactCaps = [new(null, 5, 30), new("email", 3, 7)] })
            .ShouldBeEmpty();

    [Fact]
    public void A_changed_cap_is_named_among_the_differences()
    {
        var after = TenantConfiguration.Default with { Part = Default with { ContactCaps = [new(null, 5, 30), new("email", 3, 7)] } };

        TenantSettingsLabels
            .Differences(TenantConfiguration.Default, after)
            .ShouldHaveSingleItem()
            .ShouldBe(
                new("Contacts with a customer", "no limit", "any channel 5 in 30 d, email 3 in 7 d")
                {
                    Address = "/admin/tenant/contacts?field=ContactLimits",
                }
            );
    }
}
