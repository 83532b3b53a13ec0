using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Pages;
using RecsConsole.Features.People;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

/// <summary>A page of many people, found and ordered by names that the database cannot compare.</summary>
public sealed class ListPeopleTests
{
    private const int Many = 60;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pages_follow_each_other_by_name_and_the_last_one_stands_for_those_after_it(DatabaseProvider provider)
    {
        await using var world = await PeopleWorld.CreateAsync(provider);
        await AddAsync(world);

        var first = await ListAsync(world, new() { Role = "sales" });
        var second = await ListAsync(world, new() { Role = "sales", Page = 2 });
        var after = await ListAsync(world, new() { Role = "sales", Page = 9 });

        (first.Total, first.Lines.Count, first.ActiveCount).ShouldBe((Many, ListPeople.PageSize, Many + 2));
        first.Lines.Concat(second.Lines).Select(line => line.Key).ShouldBe(Enumerable.Range(0, Many).Select(KeyOf));
        (after.Page, after.Lines.Count).ShouldBe((2, Many - ListPeople.PageSize));
    }

    [Fact]
    public async Task Each_column_orders_both_ways_and_equal_ones_stay_by_name()
    {
        await using var world = await PeopleWorld.CreateAsync();
        await AddAsync(world);
        await using (var db = world.Open())
        {
            (await db.People.SingleAsync(row => row.Key == KeyOf(40), Token)).Clearance = 3;
            (await db.People.SingleAsync(row => row.Key == KeyOf(50), Token)).TimeZone = "Africa/Cairo";
            (await db.People.SingleAsync(row => row.Key == KeyOf(20), Token)).IsActive = false;
            await db.SaveChangesAsync(Token);
        }

        async Task<string> FirstAsync(PeopleSort sort, bool isDescending) => (
                await ListAsync(
                    world,
                    new()
                    {
                        Role = "sales",
                        Sort = sort,
                        Descending = isDescending,
                    }
                )
            ).Lines[0].Key;

        (await FirstAsync(PeopleSort.Name, true)).ShouldBe(KeyOf(Many - 1));
        (await FirstAsync(PeopleSort.Key, true)).ShouldBe(KeyOf(Many - 1));
        (await FirstAsync(PeopleSort.Clearance, true)).ShouldBe(KeyOf(40));
        (await FirstAsync(PeopleSort.Zone, false)).ShouldBe(KeyOf(50));
        (await FirstAsync(PeopleSort.State, true)).ShouldBe(KeyOf(20));
        (await FirstAsync(PeopleSort.Teams, false)).ShouldBe(KeyOf(0));
        (await FirstAsync(PeopleSort.Load, true)).ShouldBe(KeyOf(0));
    }

    [Fact]
    public void Order_is_kept_in_the_address_and_figures_begin_with_the_largest()
    {
        var byLoad = new PeopleFilter { Role = "sales" }.SortedBy(PeopleSort.Load);

        byLoad.Descending.ShouldBeTrue();
        PeopleFilter.Read(AddressQuery.Parse(byLoad.Address)).ShouldBe(byLoad);
        byLoad.SortedBy(PeopleSort.Load).Descending.ShouldBeFalse();
    }

    [Theory]
    [InlineData("PERSON 07", "many-07")]
    [InlineData("many-08", "many-08")]
    [InlineData("nine@acme", "many-09")]
    public async Task Search_finds_part_of_a_name_a_key_and_an_address(string search, string key)
    {
        await using var world = await PeopleWorld.CreateAsync();
        await AddAsync(world);

        var found = await ListAsync(world, new() { Search = search });

        var line = found.Lines.ShouldHaveSingleItem();
        (line.Key, found.Total).ShouldBe((key, 1));
        line.Teams.ShouldBe(["one", "two"]);
    }

    private static string KeyOf(int at) => $"many-{at:D2}";

    private static async Task AddAsync(PeopleWorld world)
    {
        await using var db = world.Open();
        for (var at = Many - 1; at >= 0; at--)
        {
            var person = Operators.Person(world.TenantId, KeyOf(at), "sales");
            person.DisplayName = at % 2 == 0 ? $"Person {at:D2}" : $"person {at:D2}";
            person.Email = at == 9 ? "Nine@acme.example" : null;
            person.Teams = ["two", "one"];
            db.People.Add(person);
        }

        await db.SaveChangesAsync(Token);
    }

    private static async Task<PeopleList> ListAsync(PeopleWorld world, PeopleFilter filter) =>
        (await world.Get<ListPeople>().RunAsync(world.Admin, filter, Token)).Value!;
}
