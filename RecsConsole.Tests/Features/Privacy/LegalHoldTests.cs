using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Privacy;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Features.Privacy.Retention;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>Data under a legal hold is not erased.</summary>
public sealed class LegalHoldTests : PrivacyDesk
{
    [Fact]
    public async Task Held_customer_is_not_erased_until_the_hold_is_lifted()
    {
        await CloseAllAsync();
        await HoldAsync("account", "acme");
        (await EraseAsync()).Error!.Message.ShouldBe("Under legal hold. Lift the hold first. Nothing was erased.");
        var line = (await World.Get<ListHolds>().RunAsync(Admin, new(), Cancelled)).Value!.Holds.ShouldHaveSingleItem();
        line.Reason.ShouldBe(Reason);

        (await World.Get<LiftHold>().RunAsync(Admin, new(line.Id, "The court has closed the file."), Cancelled)).Error.ShouldBeNull();

        (await EraseAsync()).Error.ShouldBeNull();
        await using var db = World.Open();
        var entries = await db
            .AuditEntries.Where(row => row.Operation == "place.hold" || row.Operation == "lift.hold")
            .Select(row => row.DetailsJson)
            .ToListAsync(Cancelled);
        entries.Count.ShouldBe(2);
        entries.ShouldAllBe(details => !details.Contains("court"));
        (await db.LegalHolds.Select(row => row.Reason).SingleAsync(Cancelled)).ShouldBe(ErasedText.Word);
    }

    [Fact]
    public async Task Hold_on_one_case_keeps_its_customer()
    {
        var held = await CloseAllAsync();
        await HoldAsync("case", held.Key);

        (await EraseAsync()).Error!.Message.ShouldStartWith("Under legal hold.");
    }

    [Fact]
    public async Task Hold_of_another_tenant_is_neither_seen_nor_lifted()
    {
        await HoldAsync("account", "acme");
        var line = (await World.Get<ListHolds>().RunAsync(Admin, new(), Cancelled)).Value!.Holds.ShouldHaveSingleItem();
        var stranger = await AddAdminAsync(World.Elsewhere.TenantId);

        (await World.Get<ListHolds>().RunAsync(stranger, new(), Cancelled)).Value!.Holds.ShouldBeEmpty();
        (await World.Get<LiftHold>().RunAsync(stranger, new(line.Id, Reason), Cancelled)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Theory]
    [InlineData(HoldSort.At, true, "person", "case", "account")]
    [InlineData(HoldSort.At, false, "account", "case", "person")]
    [InlineData(HoldSort.Kind, false, "account", "case", "person")]
    [InlineData(HoldSort.Kind, true, "person", "case", "account")]
    public async Task Holds_are_in_the_order_that_is_asked_for(HoldSort sort, bool isDescending, params string[] kinds)
    {
        await HoldAllAsync();

        (await ListAsync(new(sort, isDescending))).Select(line => line.Kind).ShouldBe(kinds);
    }

    [Fact]
    public async Task Holds_are_sorted_by_what_is_held()
    {
        await HoldAllAsync();

        var ascending = (await ListAsync(new(HoldSort.Name, IsDescending: false))).Select(line => line.Name).ToList();
        var descending = (await ListAsync(new(HoldSort.Name, IsDescending: true))).Select(line => line.Name).ToList();

        ascending.ShouldBe(ascending.Order(StringComparer.CurrentCulture));
        descending.ShouldBe(Enumerable.Reverse(ascending));
    }

    [Fact]
    public void Order_of_the_holds_is_kept_in_the_address()
    {
        var byName = new HoldFilter().SortedBy("name");

        byName.Address.ShouldBe("/admin/retention?sort=name");
        HoldFilter.Read(AddressQuery.Parse(byName.Address)).ShouldBe(byName);
        HoldFilter.Read(AddressQuery.Parse("/admin/retention?sort=reason")).ShouldBe(new HoldFilter());
    }

    // a customer, a case an hour later, and a person an hour after that
    private async Task HoldAllAsync()
    {
        var held = await CloseAllAsync();
        await HoldAsync(SubjectName.AccountKind, "acme");
        World.Database.Clock.Advance(TimeSpan.FromHours(1));
        await HoldAsync(SubjectName.CaseKind, held.Key);
        World.Database.Clock.Advance(TimeSpan.FromHours(1));
        await HoldAsync(SubjectName.PersonKind, World.Here.Agent.PersonId.ToString("D"));
    }

    private async Task<IReadOnlyList<HoldLine>> ListAsync(ListOrder<HoldSort> order) =>
        (await World.Get<ListHolds>().RunAsync(Admin, new() { Order = order }, Cancelled)).Value!.Holds;

    private Task<Result<ErasureNews>> EraseAsync() =>
        World.Get<EraseSubject>().RunAsync(Admin, new(SubjectName.Account("acme"), Reason), Cancelled);
}
