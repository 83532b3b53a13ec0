using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Accounts.List;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Accounts;

/// <summary>The list of customers.</summary>
public sealed class ListAccountsTests
{
    [Fact]
    public async Task Customers_are_those_of_whom_the_reader_may_see_a_case_with_those_cases_counted()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            desk.ACase("a-1", row => row.CustomerWroteAt = desk.Now),
            desk.ACase("a-2", row => (row.CustomerWroteAt, row.RepliedAt) = (desk.Now.AddHours(-2), desk.Now)),
            desk.Restricted("a-hidden"),
            desk.ACase("b-done", row => (row.AccountKey, row.IsOpen) = ("beta", false)),
            desk.Restricted("c-hidden", row => row.AccountKey = "gamma")
        );

        var list = await desk.ListAsync(desk.Ana);

        list.Lines.Select(line => (line.Name, line.Open, line.Waits)).ShouldBe([("Acme GmbH", 2, 1), ("Beta Ltd", 0, 0)]);
        (list.Total, list.Page).ShouldBe((2, 1));
        (await desk.ListAsync(desk.Stranger)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Customer_all_of_whose_cases_the_decision_point_denies_is_not_there()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await OpenAsync(services => point.Serve(services));
        CaseRow[] denied =
        [
            desk.ACase("b-open", row => row.AccountKey = "beta"),
            AFinished("b-done", "beta"),
            AFinished("a-denied", "acme"),
        ];
        await desk.AddAsync([.. denied, AFinished("a-done", "acme"), desk.ACase("g", row => row.AccountKey = "gamma")]);
        point.Denied.UnionWith(denied.Select(row => row.Id.ToString("D")));

        var list = await desk.ListAsync(desk.Ana);

        list.Lines.Select(line => (line.Name, line.Open)).ShouldBe([("Acme GmbH", 0), ("Gamma AS", 1)]);
        (list.Total, list.Tiers.Count, list.Regions.Count).ShouldBe((2, 1, 0)); // Silver and UK are Beta's

        CaseRow AFinished(string key, string account) => desk.ACase(key, row => (row.AccountKey, row.IsOpen) = (account, false));
    }

    [Fact]
    public async Task List_is_narrowed_by_name_tier_and_region()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(desk.ACase("a"), desk.ACase("b", row => row.AccountKey = "beta"));

        (await desk.ListAsync(desk.Ana, new() { Search = "BETA" })).Lines.ShouldHaveSingleItem().Key.ShouldBe("beta");
        (await desk.ListAsync(desk.Ana, new() { Tier = "Gold" })).Lines.ShouldHaveSingleItem().Key.ShouldBe("acme");
        (await desk.ListAsync(desk.Ana, new() { Region = "UK", Tier = "Gold" })).Lines.ShouldBeEmpty();
        (await desk.ListAsync(desk.Ana, new() { Page = 9 })).Page.ShouldBe(1);
    }

    [Theory]
    [InlineData(AccountSort.Name, false, "acme", "beta", "gamma")]
    [InlineData(AccountSort.Name, true, "gamma", "beta", "acme")]
    [InlineData(AccountSort.Tier, false, "gamma", "acme", "beta")]
    [InlineData(AccountSort.Contract, false, "gamma", "acme", "beta")]
    [InlineData(AccountSort.Open, true, "beta", "acme", "gamma")]
    [InlineData(AccountSort.Waits, true, "beta", "acme", "gamma")]
    public async Task Customers_are_in_the_order_that_is_asked_for(AccountSort sort, bool isDescending, params string[] keys)
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            desk.ACase("a"),
            desk.ACase("b-1", row => (row.AccountKey, row.CustomerWroteAt) = ("beta", desk.Now)),
            desk.ACase("b-2", row => row.AccountKey = "beta"),
            desk.ACase("g", row => (row.AccountKey, row.IsOpen) = ("gamma", false))
        );

        var list = await desk.ListAsync(desk.Ana, new() { Order = new(sort, isDescending) });

        list.Lines.Select(line => line.Key).ShouldBe(keys);
    }

    [Fact]
    public void Figures_begin_with_the_largest()
    {
        var byOpen = new AccountFilter { Search = "a", Page = 2 }.SortedBy("open");

        byOpen.Address.ShouldBe("/accounts?q=a&sort=open&desc=1");
        byOpen.SortedBy("open").Address.ShouldBe("/accounts?q=a&sort=open");
        (byOpen with { Search = null }).IsNarrowed.ShouldBeFalse();
    }

    private static async Task<Desk> OpenAsync(Action<IServiceCollection>? replace = null)
    {
        var desk = await AccountDesk.OpenAsync(replace);
        await desk.AddAsync(
            new AccountRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "beta",
                Name = "Beta Ltd",
                Tier = "Silver",
                Region = "UK",
            },
            new AccountRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "gamma",
                Name = "Gamma AS",
                ContractEndsAt = desk.Now.AddDays(30),
            }
        );
        return desk;
    }
}
