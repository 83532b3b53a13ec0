using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        var line = (await World.Get<ListHolds>().RunAsync(Admin, Cancelled)).Value!.Holds.ShouldHaveSingleItem();
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
        var line = (await World.Get<ListHolds>().RunAsync(Admin, Cancelled)).Value!.Holds.ShouldHaveSingleItem();
        var stranger = await AddAdminAsync(World.Elsewhere.TenantId);

        (await World.Get<ListHolds>().RunAsync(stranger, Cancelled)).Value!.Holds.ShouldBeEmpty();
        (await World.Get<LiftHold>().RunAsync(stranger, new(line.Id, Reason), Cancelled)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    private Task<Result<ErasureNews>> EraseAsync() =>
        World.Get<EraseSubject>().RunAsync(Admin, new(SubjectName.Account("acme"), Reason), Cancelled);
}
