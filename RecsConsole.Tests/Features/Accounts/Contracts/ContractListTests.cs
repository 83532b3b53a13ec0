using RecsConsole.Components.Pages;
using RecsConsole.Features.Accounts.Contracts;
using RecsConsole.Features.Accounts.Contracts.Editing;
using RecsConsole.Features.Accounts.Contracts.List;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts.Contracts;

/// <summary>The customer list for administrators, and the values that the form derives.</summary>
public sealed class ContractListTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZones.Find("Europe/Berlin")!;

    [Fact]
    public async Task Customers_are_found_narrowed_and_sorted_with_cases_or_without()
    {
        await using var world = await TermsWorld.CreateAsync();
        var now = world.Now;
        await world.AddAsync(Terms("a", "Gold", "EU", now.AddDays(200)));
        await world.AddAsync(Terms("b", "Silver", "UK", now.AddDays(20)));
        await world.AddAsync(Terms("c", null, null, now.AddDays(-1)));
        await world.AddAsync(Terms("d", "Gold", "UK", null));

        (await KeysAsync(new())).ShouldBe(["a", "b", "c", "d"]);
        (await KeysAsync(new() { Search = "OF B" })).ShouldBe(["b"]);
        (await KeysAsync(new() { Tier = "Gold", Region = "UK" })).ShouldBe(["d"]);
        (await KeysAsync(new() { State = ContractState.Soon })).ShouldBe(["b"]);
        (await KeysAsync(new() { State = ContractState.Ended })).ShouldBe(["c"]);
        (await KeysAsync(new() { State = ContractState.Open })).ShouldBe(["d"]);
        (await KeysAsync(new() { Sort = ContractSort.Contract })).ShouldBe(["c", "b", "a", "d"]);
        (await KeysAsync(new() { Descending = true })).ShouldBe(["d", "c", "b", "a"]);
        (await world.ListAsync(world.Admin, new() { Page = 9 })).Value!.Page.ShouldBe(1);

        async Task<IEnumerable<string>> KeysAsync(ContractFilter filter) =>
            (await world.ListAsync(world.Admin, filter)).Value!.Lines.Select(line => line.Key);
    }

    [Fact]
    public void Filter_comes_back_from_its_address()
    {
        var filter = new ContractFilter
        {
            Search = "acme",
            Tier = "Gold",
            Region = "EU",
            State = ContractState.Soon,
            Sort = ContractSort.Contract,
            Descending = true,
            Page = 2,
        };

        ContractFilter.Read(AddressQuery.Parse($"https://console.example{filter.Address}")).ShouldBe(filter);
    }

    [Theory]
    [InlineData("2026-12-31", "2026-12-31T22:59:59.999Z")]
    [InlineData("2026-07-31", "2026-07-31T21:59:59.999Z")]
    public void Contract_holds_through_its_last_day_where_the_tenant_is(string day, string end)
    {
        var at = ContractDays.EndOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), s_berlin);

        at.ShouldBe(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
        ContractDays.LastDayOf(at, s_berlin).ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Silver", 100, 3, "Priority call")]
    [InlineData("Gold", -1, 3, "Priority call")]
    [InlineData("gold", 100, 3, null)]
    [InlineData("Silver", 100, 0, null)]
    public void Open_cases_that_lose_steps_are_asked_about_once(string tier, int endsInDays, int openCases, string? named)
    {
        var now = new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
        var view = new AccountFormView(Terms("acme", "Gold", "EU", now.AddDays(100)), 1)
        {
            TierSteps = [new("call", "Priority call", ["Gold"]), new("mail", "Mail", ["Gold", "Bronze"])],
            Tiers = [],
            Regions = [],
            OpenCases = openCases,
            TimeZone = "UTC",
        };

        var danger = TermsDanger.From(view, view.Terms with { Tier = tier, ContractEndsAt = now.AddDays(endsInDays) }, now);

        (danger?.Consequence.Contains("3 open cases", StringComparison.Ordinal)).ShouldBe(named is null ? null : true);
        (danger?.Consequence.Contains(named ?? "", StringComparison.Ordinal)).ShouldBe(named is null ? null : true);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Entitlement_includes_a_step_of_another_tier_once_the_contract_has_begun(int startsInDays, bool isIn)
    {
        var now = new DateTimeOffset(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);
        var terms = Terms("acme", "Silver", "EU", null) with { ContractStartsAt = now.AddDays(startsInDays), Entitlements = ["call"] };

        new TierStep("call", "Priority call", ["Gold"]).IsIn(terms, now).ShouldBe(isIn);
        new TierStep("mail", "Mail", ["Gold"]).IsIn(terms, now).ShouldBeFalse();
    }

    private static AccountTerms Terms(string key, string? tier, string? region, DateTimeOffset? end) =>
        new()
        {
            Key = key,
            Name = $"Name of {key}",
            Tier = tier,
            Region = region,
            ContractEndsAt = end,
        };
}
