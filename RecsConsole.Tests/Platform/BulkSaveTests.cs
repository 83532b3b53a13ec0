using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>Rows written in bulk are the same as those of SaveChanges, and a lost update is noticed as well.</summary>
public sealed class BulkSaveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_and_added_rows_are_stored_and_count_as_stored()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = await OpenAsync(world);
        var rows = await db.Cases.OrderBy(row => row.Key).Take(3).ToListAsync(Token);
        rows.ForEach(row => (row.EventCount, row.Revision, row.LookAgainAt) = (row.EventCount + 5, row.Revision + 1, null));
        rows[0].Priority = null;
        rows[1].Title = "Another title"; // personal: left to SaveChanges, which encrypts it

        await SaveAsync(db, ChangeOf(world, world.Here.TenantId));

        rows.ShouldAllBe(row => db.Entry(row).State == EntityState.Unchanged);
        await using var read = world.Open();
        foreach (var row in rows)
        {
            var stored = await read.Cases.AsNoTracking().SingleAsync(each => each.Id == row.Id, Token);
            (stored.EventCount, stored.Revision, stored.Priority, stored.Title, stored.LastEventAt).ShouldBe(
                (row.EventCount, row.Revision, row.Priority, row.Title, row.LastEventAt)
            );
        }

        (await read.Changes.SingleAsync(change => change.Key == "bulk", Token)).Id.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Changes_that_the_context_has_are_written_with_the_others_and_once()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = await OpenAsync(world);
        ChangeFeed.Append(db, ChangeKind.Case, "tracked", world.Database.Clock.GetUtcNow());

        await SaveAsync(db, ChangeOf(world, world.Here.TenantId));

        db.ChangeTracker.Entries<ChangeRow>().ShouldBeEmpty("SaveChanges would store them one by one");
        await using var read = world.Open();
        (await read.Changes.CountAsync(change => change.Key == "bulk" || change.Key == "tracked", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Row_that_another_writer_changed_is_a_conflict_and_nothing_is_stored()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = await OpenAsync(world);
        var row = await db.Cases.SingleAsync(each => each.Id == world.Here.CaseId, Token);
        await using (var other = world.Open())
        {
            (await other.Cases.SingleAsync(each => each.Id == row.Id, Token)).LookAgainAt = world.Database.Clock.GetUtcNow();
            await other.SaveChangesAsync(Token);
        }

        row.EventCount = 77;

        await Should.ThrowAsync<DbUpdateConcurrencyException>(SaveAsync(db));
        await using var read = world.Open();
        (await read.Cases.SingleAsync(each => each.Id == row.Id, Token)).EventCount.ShouldNotBe(77);
    }

    [Fact]
    public async Task Row_of_another_tenant_is_refused()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = await OpenAsync(world);

        await Should.ThrowAsync<InvalidOperationException>(SaveAsync(db, ChangeOf(world, world.Elsewhere.TenantId)));
    }

    [Fact]
    public async Task Untracked_rows_are_stored_too_and_a_lost_update_is_noticed()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = await OpenAsync(world);
        var row = await db.Cases.AsNoTracking().OrderBy(each => each.Key).FirstAsync(Token);
        var before = row.Copy();
        (row.EventCount, row.Revision, row.Priority) = (row.EventCount + 5, row.Revision + 1, null);

        await SaveUntrackedAsync(db, before, row);

        await using var read = world.Open();
        var stored = await read.Cases.AsNoTracking().SingleAsync(each => each.Id == row.Id, Token);
        (stored.EventCount, stored.Revision, stored.Priority, stored.Title).ShouldBe((row.EventCount, row.Revision, null, row.Title));
        await Should.ThrowAsync<DbUpdateConcurrencyException>(SaveUntrackedAsync(db, before, row));
    }

    [Fact]
    public async Task Untracked_row_of_another_tenant_or_with_a_changed_personal_column_is_refused()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = await OpenAsync(world);
        var row = await db.Cases.AsNoTracking().OrderBy(each => each.Key).FirstAsync(Token);
        var (titled, foreign, moved) = (row.Copy(), row.Copy(), row.Copy());
        titled.Title = "Another title";
        (foreign.TenantId, foreign.EventCount) = (world.Elsewhere.TenantId, 1);
        (moved.TenantId, moved.Revision) = (world.Elsewhere.TenantId, moved.Revision + 1);

        await Should.ThrowAsync<InvalidOperationException>(SaveUntrackedAsync(db, row, titled));
        await Should.ThrowAsync<InvalidOperationException>(SaveUntrackedAsync(db, foreign, moved));
    }

    private static async Task SaveUntrackedAsync(ConsoleDbContext db, CaseRow before, CaseRow now)
    {
        await using var transaction = await TenantDb.BeginAsync(db, Token);
        BulkSave.Update(db, [(before, now)]);
        await transaction.CommitAsync(Token);
    }

    private static ChangeRow ChangeOf(DeskWorld world, Guid tenantId) =>
        new()
        {
            TenantId = tenantId,
            At = world.Database.Clock.GetUtcNow(),
            Kind = ChangeKind.Case.ToCode(),
            Key = "bulk",
        };

    private static async Task<ConsoleDbContext> OpenAsync(DeskWorld world) =>
        await world.Get<TenantDb>().OpenAsync(world.Here.Agent, Token);

    private static async Task SaveAsync(ConsoleDbContext db, params ChangeRow[] changes)
    {
        await using var transaction = await TenantDb.BeginAsync(db, Token);
        await BulkSave.RunAsync(
            db,
            async (context, cancellationToken) =>
            {
                BulkSave.Update<CaseRow>(context);
                await BulkInsert.WriteChangesAsync(context, changes, cancellationToken);
            },
            Token
        );
        await transaction.CommitAsync(Token);
    }
}
