using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail.Deadline;
using RecsConsole.Features.Cases.Fields;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Fields;

/// <summary>What is promised to a case depends on its priority: a new one brings the service level that counts for it.</summary>
public sealed class ChangedPriorityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_priority_brings_the_deadline_of_its_service_level_counted_from_the_opening()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => Promise(each, "normal", hours: 48));
        await desk.AddAsync(row);

        await ChangeCasesTests.ChangeAsync(desk, desk.Ana, new() { Priority = 1 }, row);

        await using var db = desk.Read();
        var stored = await db.Cases.SingleAsync(Token);
        (stored.SlaLevelKey, stored.SlaDeadline).ShouldBe(("urgent", row.OpenedAt.AddHours(4)));
        var told = await db.CaseEvents.SingleAsync(Token);
        ClockNote.In(CaseEvents.AttributesOf(told)).ShouldNotBeNull().Deadline.ShouldBe(stored.SlaDeadline);
    }

    [Fact]
    public async Task Priority_that_nothing_is_promised_for_ends_the_promise_and_says_so()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => Promise(each, "normal", hours: 48));
        await desk.AddAsync(row);

        await ChangeCasesTests.ChangeAsync(desk, desk.Ana, new() { Priority = 4 }, row);

        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).SlaDeadline.ShouldBeNull();
        var why = await desk.Get<ReadDeadline>().RunAsync(desk.Ana, "BR-1", Token);
        why.Value!.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Undo_restores_the_deadline()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => Promise(each, "normal", hours: 48));
        await desk.AddAsync(row);
        var outcome = await ChangeCasesTests.ChangeAsync(desk, desk.Ana, new() { Priority = 1 }, row);

        var done = outcome.Done.Single();
        await desk.Get<UndoChanges>().RunAsync(desk.Ana, new([new GivenCase(done.CaseId, done.EventKey!)]), Token);

        await using var db = desk.Read();
        var back = await db.Cases.SingleAsync(Token);
        (back.Priority, back.SlaLevelKey, back.SlaDeadline).ShouldBe((3, "normal", row.OpenedAt.AddHours(48)));
    }

    [Fact]
    public async Task Undo_restores_the_service_level_even_where_the_other_promised_the_same()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(Level(desk, "alike", 2, hours: 48));
        var row = desk.ACase("BR-1", each => Promise(each, "normal", hours: 48));
        await desk.AddAsync(row);
        var outcome = await ChangeCasesTests.ChangeAsync(desk, desk.Ana, new() { Priority = 2 }, row);
        var changed = await ReadAsync(desk);

        var done = outcome.Done.Single();
        await desk.Get<UndoChanges>().RunAsync(desk.Ana, new([new GivenCase(done.CaseId, done.EventKey!)]), Token);

        (changed.SlaLevelKey, changed.SlaDeadline).ShouldBe(("alike", row.OpenedAt.AddHours(48)));
        (await ReadAsync(desk)).SlaLevelKey.ShouldBe("normal");
    }

    [Fact]
    public async Task Deadline_that_another_system_told_stays()
    {
        await using var desk = await OpenAsync();
        var row = desk.ACase("BR-1", each => each.SlaDeadline = each.OpenedAt.AddHours(7));
        await desk.AddAsync(row);

        await ChangeCasesTests.ChangeAsync(desk, desk.Ana, new() { Priority = 1 }, row);

        await using var db = desk.Read();
        (await db.Cases.SingleAsync(Token)).SlaDeadline.ShouldBe(row.OpenedAt.AddHours(7));
    }

    private static async Task<CaseRow> ReadAsync(Desk desk)
    {
        await using var db = desk.Read();
        return await db.Cases.AsNoTracking().SingleAsync(Token);
    }

    private static async Task<Desk> OpenAsync()
    {
        var desk = await ChangeCasesTests.OpenAsync();
        await desk.AddAsync(Level(desk, "urgent", 1, hours: 4), Level(desk, "normal", 3, hours: 48));
        return desk;
    }

    private static void Promise(CaseRow row, string level, int hours) =>
        (row.SlaLevelKey, row.SlaLevelVersion, row.SlaRoundTheClock, row.SlaDeadline) = (level, 1, true, row.OpenedAt.AddHours(hours));

    private static ServiceLevelRow Level(Desk desk, string key, int priority, int hours) =>
        new()
        {
            TenantId = desk.Ana.TenantId,
            Key = key,
            Version = 1,
            Title = key,
            Status = VersionStatus.Published,
            CaseTypes = ["support"],
            Priority = priority,
            TargetMinutes = hours * 60,
            IsRoundTheClock = true,
        };
}
