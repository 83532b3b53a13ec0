using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Features.Catalog;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>The quick search finds items of the catalog for those who may read it, and nothing for others.</summary>
public sealed class FindCatalogItemsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("admin")]
    [InlineData("supervisor")]
    [InlineData("auditor")]
    public async Task Reader_of_the_catalog_finds_an_action_by_title_or_key(string role)
    {
        await using var world = await WorldAsync();
        var reader = await world.AddPersonAsync("reader", role);

        var byTitle = (await FindAsync(world, reader, "overwrite")).ShouldHaveSingleItem();
        var byKey = (await FindAsync(world, reader, "wipe")).ShouldHaveSingleItem();

        byTitle.ShouldBe(new("Overwrite the drive", "action", "/admin/actions/wipe"));
        byKey.ShouldBe(byTitle);
        (await FindAsync(world, reader, "ov")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_kind_of_the_catalog_is_found_newest_title_only()
    {
        await using var world = await WorldAsync();
        var admin = await world.AddPersonAsync("ada", "admin");
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                db.Playbooks.Add(Playbook(db.TenantId, version: 1, "Overwrite by hand"));
                db.Playbooks.Add(Playbook(db.TenantId, version: 2, "Overwrite a drive by hand"));
            }
        );

        var found = await FindAsync(world, admin, "overwrite drive");

        found.ShouldBe([
            new("Overwrite a drive by hand", "playbook", "/admin/playbooks/by-hand"),
            new("Overwrite the drive", "action", "/admin/actions/wipe"),
        ]);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Whoever_may_not_read_the_catalog_and_another_tenant_find_nothing_and_no_attempt_is_recorded()
    {
        await using var world = await WorldAsync();
        var stranger = await world.AddPersonAsync("sten", "admin", elsewhere: true);

        (await FindAsync(world, world.Here.Agent, "overwrite")).ShouldBeEmpty();
        (await FindAsync(world, stranger, "overwrite")).ShouldBeEmpty();

        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Outcome == "denied", Token)).ShouldBe(0);
    }

    private static async Task<DeskWorld> WorldAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddCatalog());
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Actions.Where(row => row.Key == "wipe").ToList().ForEach(row => row.Title = "Overwrite the drive")
        );
        return world;
    }

    private static async Task<IReadOnlyList<FoundObject>> FindAsync(DeskWorld world, Actor actor, string text)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        List<FoundObject> found = [];
        foreach (var source in scope.ServiceProvider.GetServices<IFoundObjects>())
        {
            found.AddRange(await source.FindAsync(actor, text, Token));
        }

        return found;
    }

    private static PlaybookRow Playbook(Guid tenantId, int version, string title) =>
        new()
        {
            TenantId = tenantId,
            Key = "by-hand",
            Version = version,
            Title = title,
            Status = VersionStatus.Draft,
            DefinitionJson = "{}",
        };
}
