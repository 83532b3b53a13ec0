using RecsConsole.Engine.Claims;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender;

/// <summary>An explanation reads the titles that it names, and misses none of them.</summary>
public sealed class NamedKeysTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Keys_come_from_facts_and_references_of_each_kind()
    {
        var named = NamedKeys.In(
            [
                "policy:notify:3",
                "playbook:outage:1:2",
                "next:in_progress:ask>close",
                "path:ask>resolve",
                "used:trace",
                "case:" + Guid.Empty,
            ],
            [Fact(FactTypes.Steps, "verify,escalate"), Fact(FactTypes.Policy, "four-eyes"), Fact(FactTypes.Playbook, "sso")]
        );

        named.Actions.ShouldBe(
            ["verify", "escalate", "in_progress", "ask", "close", "resolve", "trace"],
            ignoreOrder: true,
            "states are no keys and find nothing"
        );
        named.Policies.ShouldBe(["four-eyes", "notify"], ignoreOrder: true);
        named.Playbooks.ShouldBe(["sso", "outage"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("document:guide:2")]
    [InlineData("skill:sso")]
    [InlineData("person:anyone")]
    [InlineData("snapshot:presence")]
    [InlineData("plan:access:4")]
    public void Reference_without_a_key_of_the_catalog_reads_nothing(string source)
    {
        var named = NamedKeys.In([source], [Fact(FactTypes.Count, "12"), Fact(FactTypes.State, "closed")]);

        named.Actions.Concat(named.Policies).Concat(named.Playbooks).ShouldBeEmpty();
    }

    [Fact]
    public async Task Titles_of_the_named_keys_are_those_of_the_whole_catalog()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();
        var all = (await CatalogTitles.ReadAllAsync(db, Token)).Actions(inForce: null);
        all.Count.ShouldBeGreaterThan(2);

        var titles = await CatalogTitles.ReadAsync(db, NamedKeys.In(["path:ask"], []), Token);

        titles.Actions(inForce: null).ShouldHaveSingleItem().ShouldBe(new("ask", all["ask"]));
        titles.Policies(inForce: null).ShouldBeEmpty();
        titles.Playbooks(inForce: null).ShouldBeEmpty();
    }

    private static Fact Fact(string type, string value) => new(type, type, type, value, []);
}
