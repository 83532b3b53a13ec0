using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Pages;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Grants;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

/// <summary>The list of all rights: filtered by state, person and object, paged, and limited to what its reader may see.</summary>
[Trait("Req", "R47")]
public sealed class TenantGrantsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rights_are_listed_as_running_expired_or_withdrawn()
    {
        await using var world = await GrantWorld.CreateAsync();
        await world.GiveAsync(minutes: 60);
        world.People.Database.Clock.Advance(TimeSpan.FromHours(2));
        var withdrawn = await world.GiveAsync(kind: "document", key: GrantWorld.DocumentKey);
        await world.People.Get<WithdrawGrant>().RunAsync(world.People.Admin, withdrawn.Value, Token);
        await world.GiveAsync(minutes: 600);

        (await ListAsync(world, new())).Lines.ShouldHaveSingleItem().State.ShouldBe(GrantState.Running);
        (await ListAsync(world, new() { State = GrantState.Expired })).Lines.ShouldHaveSingleItem().ObjectKey.ShouldBe(GrantWorld.CaseKey);
        var ended = (await ListAsync(world, new() { State = GrantState.Withdrawn })).Lines.ShouldHaveSingleItem();
        (ended.ObjectKey, ended.EndedBy).ShouldBe((GrantWorld.DocumentKey, "Ada"));
        var all = await ListAsync(world, new() { State = null });
        (all.Total, all.Running).ShouldBe((3, 1));
    }

    [Fact]
    public async Task Rights_are_found_by_person_and_by_object()
    {
        await using var world = await GrantWorld.CreateAsync();
        var cora = await world.People.AddAsync("cora", "agent");
        await world.GiveAsync();
        await world.GiveAsync(kind: "document", key: GrantWorld.DocumentKey, to: cora);

        (await ListAsync(world, new() { Person = "COR" })).Lines.ShouldHaveSingleItem().Person!.Name.ShouldBe("Cora");
        (await ListAsync(world, new() { About = "br-" })).Lines.ShouldHaveSingleItem().Person!.Name.ShouldBe("Bo");
        (await ListAsync(world, new() { About = "seal", Person = "bo" })).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_reader_may_not_see_has_no_key_and_is_not_found_by_it()
    {
        await using var world = await GrantWorld.CreateAsync();
        await world.GiveAsync();
        await world.GiveAsync(kind: "document", key: GrantWorld.DocumentKey);
        await using (var db = world.People.Open())
        {
            db.People.Single(row => row.Id == world.People.Admin.PersonId).Clearance = Classifications.Internal;
            (await db.Documents.SingleAsync(Token)).Acl = ["role:auditor"];
            await db.SaveChangesAsync(Token);
        }

        var all = await ListAsync(world, new());
        var searched = await ListAsync(world, new() { About = "BR" });
        var document = await ListAsync(world, new() { About = GrantWorld.DocumentKey });

        all.Lines.Select(line => line.ObjectKey).ShouldBe([null, null]);
        searched.Lines.ShouldBeEmpty();
        document.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(GrantSort.Given, true, "Abe", "Cora", "Bo")]
    [InlineData(GrantSort.Given, false, "Bo", "Cora", "Abe")]
    [InlineData(GrantSort.Person, false, "Abe", "Bo", "Cora")]
    [InlineData(GrantSort.Person, true, "Cora", "Bo", "Abe")]
    [InlineData(GrantSort.Until, false, "Cora", "Abe", "Bo")]
    [InlineData(GrantSort.Until, true, "Bo", "Abe", "Cora")]
    [InlineData(GrantSort.Ended, true, "Abe", "Cora", "Bo")]
    [InlineData(GrantSort.Ended, false, "Cora", "Bo", "Abe")]
    public async Task Rights_are_in_the_order_that_is_asked_for(GrantSort sort, bool isDescending, params string[] names)
    {
        await using var world = await GrantWorld.CreateAsync();
        var cora = await world.People.AddAsync("cora", "agent");
        var abe = await world.People.AddAsync("abe", "agent");
        await world.GiveAsync(minutes: 600);
        world.People.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.GiveAsync(kind: "document", key: GrantWorld.DocumentKey, minutes: 60, to: cora);
        world.People.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var ended = await world.GiveAsync(kind: "document", key: GrantWorld.DocumentKey, minutes: 120, to: abe);
        await world.People.Get<WithdrawGrant>().RunAsync(world.People.Admin, ended.Value, Token);

        var list = await ListAsync(world, new() { State = null, Order = new(sort, isDescending) });

        list.Lines.Select(line => line.Person!.Name).ShouldBe(names);
    }

    [Fact]
    public async Task A_page_holds_fifty_and_one_too_far_is_the_last()
    {
        await using var world = await GrantWorld.CreateAsync();
        await using (var db = world.People.Open())
        {
            var now = world.People.Database.Clock.GetUtcNow();
            for (var i = 0; i < 60; i++)
            {
                db.AccessGrants.Add(
                    new()
                    {
                        TenantId = world.People.TenantId,
                        Id = Guid.NewGuid(),
                        PersonId = world.People.Bo.PersonId,
                        ObjectKind = "document",
                        ObjectKey = GrantWorld.DocumentKey,
                        Reason = "One of many",
                        GrantedById = world.People.Admin.PersonId,
                        GrantedAt = now.AddMinutes(i),
                        ExpiresAt = now.AddDays(1),
                    }
                );
            }

            await db.SaveChangesAsync(Token);
        }

        var second = await ListAsync(world, new() { Page = 99 });

        (second.Page, second.Total, second.Lines.Count).ShouldBe((2, 60, 10));
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Somebody_else_is_refused_and_another_tenant_sees_nothing()
    {
        await using var world = await GrantWorld.CreateAsync();
        await world.GiveAsync();
        var other = await GrantWorld.AddTenantAsync(world.People, "other");
        var stranger = await Support.Operators.AddAsync(world.People.Database.Services, other.TenantId, "zoe", "admin");
        var list = world.People.Get<ListTenantGrants>();

        var refused = await list.RunAsync(world.People.Bo, new(), Token);
        var theirs = await list.RunAsync(stranger, new() { State = null }, Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        theirs.Value!.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/admin/rights", null, null, null, null)]
    [InlineData("/admin/rights?state=expired&person=ana&page=2", "expired", " ana ", "", "2")]
    [InlineData("/admin/rights?state=any&object=BR-1", "any", null, "BR-1", "0")]
    [InlineData("/admin/rights", "nonsense", "", null, "x")]
    public void Address_holds_the_filter(string address, string? state, string? person, string? about, string? page) =>
        GrantFilter
            .Read(new AddressQuery().With("state", state).With("person", person).With("object", about).With("page", page))
            .Address.ShouldBe(address);

    [Fact]
    public void Heading_changes_the_order_in_the_address_and_does_not_narrow_the_list()
    {
        var byEnd = new GrantFilter { Page = 3 }.SortedBy("until");

        byEnd.Address.ShouldBe("/admin/rights?sort=until");
        byEnd.IsNarrowed.ShouldBeFalse();
        GrantFilter.Read(AddressQuery.Parse(byEnd.Address)).ShouldBe(byEnd);
        new GrantFilter().SortedBy("given").Address.ShouldBe("/admin/rights?sort=given");
    }

    private static async Task<TenantGrantList> ListAsync(GrantWorld world, GrantFilter filter) =>
        (await world.People.Get<ListTenantGrants>().RunAsync(world.People.Admin, filter, Token)).Value!;
}
