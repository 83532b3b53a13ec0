using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>The index judges each solution by the deadline of its time, although the notes about clocks are encrypted.</summary>
public sealed class IndexedClocksTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Step_that_opened_a_case_again_is_found(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        await using var db = world.Open();
        var row = await AddAsync(db, world.Here.CaseId, ClockMove.Renewed, "reopened", "working");

        var clocks = CaseClocks.From(row, await ReadAsync(db, row.Id));

        clocks.At(row.OpenedAt.AddHours(3)).Deadline.ShouldBe(row.OpenedAt.AddHours(4));
        clocks.At(row.OpenedAt.AddHours(11)).Deadline.ShouldBe(row.OpenedAt.AddHours(14));
    }

    [Theory]
    [InlineData(ClockMove.Applied, CaseActivities.ServiceLevel)]
    [InlineData(ClockMove.Applied, CaseActivities.CustomerTerms)]
    [InlineData(ClockMove.Ended, CaseActivities.CustomerTerms)]
    [InlineData(ClockMove.Told, RemoteEvents.Due)]
    public async Task Promise_that_changed_is_found(ClockMove move, string activity)
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();
        var row = await AddAsync(db, world.Here.CaseId, move, activity, toState: null);

        var clocks = CaseClocks.From(row, await ReadAsync(db, row.Id));

        clocks.At(row.OpenedAt.AddHours(3)).Deadline.ShouldBe(row.OpenedAt.AddHours(4));
    }

    [Fact]
    public async Task Database_cannot_look_into_the_notes()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();
        var row = await AddAsync(db, world.Here.CaseId, ClockMove.Renewed, "reopened", "working");

        var found = await db.CaseEvents.CountAsync(
            each => each.CaseId == row.Id && each.AttributesJson.Contains(ClockChange.BeforeAttribute),
            Token
        );

        found.ShouldBe(0);
        (await db.CaseEvents.AsNoTracking().SingleAsync(each => each.CaseId == row.Id, Token)).AttributesJson.ShouldContain(
            ClockChange.BeforeAttribute
        );
    }

    private static async Task<IEnumerable<CaseEventRow>> ReadAsync(ConsoleDbContext db, Guid id) =>
        (await CaseIndexRows.ReadClocksAsync(db, db.Cases.AsNoTracking().Where(row => row.Id == id), Token))[id];

    // a case that got four hours, and after ten hours another four
    private static async Task<CaseRow> AddAsync(ConsoleDbContext db, Guid like, ClockMove move, string activity, string? toState)
    {
        var row = (await db.Cases.AsNoTracking().SingleAsync(found => found.Id == like, Token)).Copy();
        (row.Id, row.Key, row.EventCount) = (Guid.NewGuid(), "T-clock", 0);
        var changed = row.OpenedAt.AddHours(10);
        var before = new ClockState(null, row.OpenedAt.AddHours(4), "level", 1, false, null, null);
        var after = before with { StartedAt = move is ClockMove.Renewed ? changed : null, Deadline = changed.AddHours(4) };
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        var change = new ClockChange(move, before, after, TimeSpan.FromHours(4));
        change.Note(attributes);
        db.Cases.Add(row);
        CaseEvents.Append(
            db,
            row,
            new("T-clock:1", activity, CaseEventKind.System, null, changed)
            {
                FromState = toState is null ? null : "resolved",
                ToState = toState,
                AttributesJson = JsonSerializer.Serialize(attributes),
            }
        );
        change.Apply(row);
        (row.IsOpen, row.ResolvedAt) = (false, changed.AddHours(2));
        await db.SaveChangesAsync(Token);
        return row;
    }
}
