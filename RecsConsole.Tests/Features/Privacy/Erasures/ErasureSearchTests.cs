using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy.Erasures;

/// <summary>Each erasure can be found: page by page, and by the key of who was erased.</summary>
[Trait("Req", "R162")]
public sealed class ErasureSearchTests : PrivacyDesk
{
    private const string Oldest = "Kunde-0";

    [Fact]
    public async Task Older_erasure_is_on_a_later_page_and_is_found_by_part_of_its_key()
    {
        await AddAsync(ListErasures.PageSize + 1);

        var first = await ListAsync(new());
        var second = await ListAsync(new() { Page = 2 });
        var found = await ListAsync(new() { Key = "KUNDE-0" });

        (first.Erasures.Count, first.Total).ShouldBe((ListErasures.PageSize, ListErasures.PageSize + 1));
        first.Erasures.ShouldNotContain(erasure => erasure.Key == Oldest);
        second.Erasures.ShouldHaveSingleItem().Key.ShouldBe(Oldest);
        found.Erasures.ShouldHaveSingleItem().Key.ShouldBe(Oldest);
        found.Total.ShouldBe(1);
    }

    [Fact]
    public async Task Page_behind_the_last_one_is_the_last_one()
    {
        await AddAsync(1);

        var list = await ListAsync(new() { Page = 7 });

        list.Page.ShouldBe(1);
        list.Erasures.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Subject_that_is_not_erased_and_erasure_of_another_tenant_are_not_found()
    {
        await AddAsync(1);
        var stranger = await AddAdminAsync(World.Elsewhere.TenantId);

        (await ListAsync(new() { Key = "acme" })).Total.ShouldBe(0);
        var elsewhere = await World.Get<ListErasures>().RunAsync(stranger, new() { Key = Oldest }, Cancelled);
        elsewhere.Value!.Total.ShouldBe(0);
        var refused = await World.Get<ListErasures>().RunAsync(World.Here.Agent, new() { Key = Oldest }, Cancelled);
        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    // customers that were erased one minute after another
    private async Task AddAsync(int count)
    {
        await using var db = World.Open();
        var now = World.Database.Clock.GetUtcNow();
        db.SubjectKeys.AddRange(
            Enumerable
                .Range(0, count)
                .Select(number => new SubjectKeyRow
                {
                    TenantId = db.TenantId,
                    Id = Guid.NewGuid(),
                    SubjectKind = SubjectName.AccountKind,
                    SubjectKey = number == 0 ? Oldest : "customer " + number.ToString(CultureInfo.InvariantCulture),
                    CreatedAt = now.AddDays(-9),
                    DestroyedAt = now.AddDays(-1).AddMinutes(number),
                    DestroyedById = Admin.PersonId,
                })
        );
        await db.SaveChangesAsync(Cancelled);
    }

    private async Task<ErasureList> ListAsync(ListErasuresRequest request) =>
        (await World.Get<ListErasures>().RunAsync(Admin, request, Cancelled)).Value.ShouldNotBeNull();
}
