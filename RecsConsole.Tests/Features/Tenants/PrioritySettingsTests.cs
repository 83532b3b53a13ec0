using Bunit;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Features.Tenants.Sections;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Strategic priorities as settings: few, small, each with a goal, and described in words.</summary>
[Trait("Req", "R54")]
[Trait("Req", "R137")]
public sealed class PrioritySettingsTests : BunitContext
{
    private static ConfigurationPart Default => ConfigurationPart.Default;

    public static TheoryData<string, IReadOnlyList<StrategicPriority>> Wrong =>
        new()
        {
            { "1 to 10 %", [new("fix", null, "renewals", 100_001)] },
            { "1 to 10 %", [new("fix", null, "renewals", 0)] },
            { "the goal", [new("fix", null, "", 50_000)] },
            { "either an action type or one action", [new("fix", "a", "renewals", 50_000)] },
            { "either an action type or one action", [new(null, null, "renewals", 50_000)] },
            { "are the same", [new("fix", null, "renewals", 50_000), new("fix", null, "renewals", 10_000)] },
            { "at most 12", [.. Enumerable.Range(0, 13).Select(i => new StrategicPriority(null, $"a{i}", "renewals", 50_000))] },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_makes_no_sense_is_refused_in_words(string words, IReadOnlyList<StrategicPriority> priorities) =>
        TenantSettingsRules.Check(Default with { Priorities = priorities }).ShouldHaveSingleItem().ShouldContain(words);

    [Fact]
    public void A_changed_priority_is_named_among_the_differences() =>
        TenantSettingsLabels
            .Differences(
                TenantConfiguration.Default,
                TenantConfiguration.Default with
                {
                    Part = Default with { Priorities = [new("communicate", null, "keep_renewals", 50_000)] },
                }
            )
            .ShouldHaveSingleItem()
            .ShouldBe(
                new("Strategic priorities", "none", "Type: Communicate +5 % for keep renewals")
                {
                    Address = "/admin/tenant/priorities?field=StrategicPriorities",
                }
            );

    [Fact]
    public void A_chosen_action_becomes_a_priority_and_its_goal_a_code()
    {
        ConfigurationPart? changed = null;
        var settings = Render<PrioritySettings>(parameters =>
            parameters
                .Add(it => it.Part, Default)
                .Add(it => it.Actions, [new("thank", "Thank the customer", "communicate")])
                .Add(it => it.OnChange, part => changed = part)
        );

        settings.Find("select").Change("action:thank");
        settings.Render(parameters => parameters.Add(it => it.Part, changed!));
        settings.Find(".goal input").Change("Keep renewals!");

        changed!.Priorities.ShouldHaveSingleItem().ShouldBe(new(null, "thank", "keep_renewals", 50_000));
    }
}
