using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

public sealed class UndoAssignmentsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_go_back_to_who_had_them_and_news_that_nobody_read_is_gone()
    {
        await using var desk = await Desk.OpenAsync();
        var (free, held) = (desk.ACase("free", row => row.AssigneeId = null), desk.ACase("held"));
        await desk.AddAsync(free, held);
        var outcome = await AssignCasesTests.AssignAsync(desk, desk.Sam, desk.Jonas, free, held);

        var undone = await UndoAsync(desk, desk.Sam, outcome);

        undone.ShouldBe(2);
        (await HoldersAsync(desk)).ShouldBe([("free", null), ("held", desk.Ana.PersonId)]);
        await using var db = desk.Read();
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
        (await db.AuditEntries.CountAsync(row => row.Operation == "undo.assignment" && row.Outcome == "done", Token)).ShouldBe(2);
        (await AssignCasesTests.HistoryAsync(desk, free)).ShouldBe([
            "Sam Reyes took the case back from Jonas Keller; it is unassigned now",
            "Sam Reyes gave the case to Jonas Keller",
        ]);
    }

    [Fact]
    public async Task Who_has_read_the_news_is_told_that_it_was_taken_back()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1", each => each.AssigneeId = null);
        await desk.AddAsync(row);
        var outcome = await AssignCasesTests.AssignAsync(desk, desk.Sam, desk.Jonas, row);
        await using (var reading = desk.Read())
        {
            (await reading.InboxItems.SingleAsync(Token)).ReadAt = desk.Now;
            await reading.SaveChangesAsync(Token);
        }

        await UndoAsync(desk, desk.Sam, outcome);

        await using var db = desk.Read();
        (await db.InboxItems.Where(item => item.RecipientId == desk.Jonas.PersonId).Select(item => item.Kind).ToListAsync(Token)).ShouldBe(
            [InboxKind.Given, InboxKind.Taken],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task What_moved_meanwhile_is_too_old_or_was_done_by_somebody_else_stays()
    {
        await using var desk = await Desk.OpenAsync();
        var (moved, still) = (desk.ACase("moved"), desk.ACase("still"));
        await desk.AddAsync(moved, still);
        var outcome = await AssignCasesTests.AssignAsync(desk, desk.Sam, desk.Jonas, moved, still);
        await desk.Get<AddNote>().RunAsync(desk.Jonas, new(Guid.NewGuid(), moved.Id, "On it."), Token);

        var ofAnother = await UndoAsync(desk, desk.Ana, outcome);
        var first = await UndoAsync(desk, desk.Sam, outcome);
        var again = await UndoAsync(desk, desk.Sam, outcome);

        (ofAnother, first, again).ShouldBe((0, 1, 0));
        (await HoldersAsync(desk)).ShouldBe([("moved", desk.Jonas.PersonId), ("still", desk.Ana.PersonId)]);
    }

    [Fact]
    public async Task Nothing_is_taken_back_once_the_screen_has_stopped_offering_it()
    {
        await using var desk = await Desk.OpenAsync();
        var row = desk.ACase("BR-1");
        await desk.AddAsync(row);
        var outcome = await AssignCasesTests.AssignAsync(desk, desk.Jonas, desk.Jonas, row);
        desk.Clock.Advance(UndoWindow.Accepted + TimeSpan.FromSeconds(1));

        var undone = await UndoAsync(desk, desk.Jonas, outcome);

        undone.ShouldBe(0);
        (await HoldersAsync(desk)).ShouldBe([("BR-1", desk.Jonas.PersonId)]);
    }

    private static async Task<int> UndoAsync(Desk desk, Actor actor, CasesOutcome outcome)
    {
        var given = outcome.Done.Select(each => new GivenCase(each.CaseId, each.EventKey!)).ToList();
        var result = await desk.Get<UndoAssignments>().RunAsync(actor, new(given), Token);
        result.IsOk.ShouldBeTrue(result.Error?.Message);
        return result.Value;
    }

    private static async Task<List<(string Key, Guid? Holder)>> HoldersAsync(Desk desk)
    {
        await using var db = desk.Read();
        var rows = await db.Cases.OrderBy(row => row.Key).Select(row => new { row.Key, row.AssigneeId }).ToListAsync(Token);
        return rows.ConvertAll(row => (row.Key, row.AssigneeId));
    }
}
