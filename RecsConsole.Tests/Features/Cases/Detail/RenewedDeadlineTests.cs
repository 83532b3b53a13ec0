using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Recommender.History;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>A reopened case gets its full promised time again. It is Wednesday, 10:00; working hours are 8 to 18.</summary>
public sealed class RenewedDeadlineTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddAsync(DemoWorkflowRows.Of(_desk, "brightline"));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(8, 8)] // until Wednesday, 18:00
    [InlineData(26, 26)] // twelve working hours: eight on Wednesday, four on Thursday
    public async Task Promised_working_time_counts_again_from_the_reopening(int promisedByTheWall, int dueAfter)
    {
        var row = await AddAsync(s_monday.AddHours(promisedByTheWall));

        await ReopenAsync(row);

        var stored = await StoredAsync();
        (stored.SlaStartedAt, stored.SlaDeadline).ShouldBe((_desk.Now, _desk.Now.AddHours(dueAfter)));
        var head = (await _desk.Get<ReadCase>().RunAsync(_desk.Ana, row.Key, Token)).Value!.Head;
        (head.IsReopened, head.Sla!.Started, head.Sla.Share(_desk.Now)).ShouldBe((true, _desk.Now, 1));
        var line = (await _desk.Get<ListCaseEvents>().RunAsync(_desk.Ana, new(row.Id, TimelineTab.All, 20), Token)).Value!.Lines[0];
        line.Clock.ShouldNotBeNull().Deadline.ShouldBe(stored.SlaDeadline!.Value);
        line.Clock.Working.ShouldBe(TimeSpan.FromHours(promisedByTheWall == 8 ? 8 : 12));
    }

    [Fact]
    public async Task Undone_reopening_puts_the_old_deadline_back()
    {
        var row = await AddAsync(s_monday.AddHours(8));
        var id = await ReopenAsync(row);

        (await _desk.Get<UndoOccurrence>().RunAsync(_desk.Ana, row.Id, id, Token)).IsOk.ShouldBeTrue();

        var stored = await StoredAsync();
        (stored.SlaStartedAt, stored.SlaDeadline, stored.SlaMet).ShouldBe((null, s_monday.AddHours(8), true));
    }

    [Fact]
    public async Task Case_that_comes_back_twice_is_promised_the_same_again()
    {
        var row = await AddAsync(s_monday.AddHours(8));
        await ReopenAsync(row);
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await SolveAsync(row);

        await ReopenAsync(row);

        (await StoredAsync()).SlaDeadline.ShouldBe(_desk.Now.AddHours(14 + 8)); // seven hours today, one tomorrow
    }

    [Fact]
    public async Task What_was_done_before_is_judged_by_the_deadline_of_its_time()
    {
        var row = await AddAsync(s_monday.AddHours(4));
        await ReopenAsync(row);
        var (again, promised) = (_desk.Now, (await StoredAsync()).SlaDeadline);
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await SolveAsync(row);
        await ReopenAsync(row);

        var stored = await StoredAsync();
        await using var db = _desk.Read();
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        var clocks = CaseClocks.From(stored, events);

        clocks.At(s_monday.AddHours(1)).ShouldBe(new(row.OpenedAt, s_monday.AddHours(4)));
        clocks.At(again).Deadline.ShouldBe(s_monday.AddHours(4), "what opens it again was done before it was promised anew");
        clocks.At(again.AddMinutes(1)).ShouldBe(new(again, promised));
        clocks.At(_desk.Now.AddMinutes(1)).ShouldBe(new(_desk.Now, stored.SlaDeadline));
        var machine = new StateMachine(DemoWorkflowDefinition.Build(DemoContentLoader.Load("brightline"), 1));
        var course = CaseOutcome.From([new("resolve", null, s_monday.AddHours(5), "resolved")], machine);
        new CaseEnd(clocks, null, course, EndingRules.Usual)
            .Of(s_monday.AddHours(1), 0)
            .ShouldBe(
                new(CaseEnd.ClockOf(row.OpenedAt, s_monday.AddHours(4), s_monday.AddHours(1)), 0, Counts: true, Good: false),
                "late then"
            );
    }

    [Theory]
    [InlineData(2, VersionStatus.Published, 4)]
    [InlineData(1, VersionStatus.Published, null)]
    [InlineData(2, VersionStatus.Draft, null)]
    public async Task Case_without_a_deadline_gets_what_the_level_in_force_promises(int priority, VersionStatus status, int? dueAfter)
    {
        await _desk.AddAsync(
            new ServiceLevelRow
            {
                TenantId = _desk.Ana.TenantId,
                Key = "level",
                Version = 1,
                Title = "Four hours",
                Status = status,
                Priority = priority,
                TargetMinutes = 240,
            }
        );
        var row = await AddAsync(null);

        await ReopenAsync(row);

        (await StoredAsync()).SlaDeadline.ShouldBe(dueAfter is { } hours ? _desk.Now.AddHours(hours) : null);
    }

    [Fact]
    public async Task Told_deadline_that_left_no_working_time_gives_way_to_the_level_in_force()
    {
        await _desk.AddAsync(
            new ServiceLevelRow
            {
                TenantId = _desk.Ana.TenantId,
                Key = "level",
                Version = 1,
                Title = "Four hours",
                Status = VersionStatus.Published,
                TargetMinutes = 240,
            }
        );
        var row = await AddAsync(s_monday.AddHours(-2)); // 7:00, before working hours
        await using (var db = _desk.Read())
        {
            (await db.Cases.SingleAsync(Token)).OpenedAt = s_monday.AddHours(-30); // Sunday
            await db.SaveChangesAsync(Token);
        }

        await ReopenAsync(row);

        var stored = await StoredAsync();
        (stored.SlaDeadline, stored.SlaLevelKey, stored.SlaStartedAt).ShouldBe((_desk.Now.AddHours(4), "level", _desk.Now));
    }

    [Fact]
    public async Task What_opens_nothing_again_leaves_the_deadline()
    {
        var row = await AddAsync(s_monday.AddHours(80), "review");

        await _desk.Get<RecordOccurrence>().RunAsync(_desk.Ana, new(Guid.NewGuid(), row.Id, "verification-failed", null), Token);

        var stored = await StoredAsync();
        (stored.Status, stored.SlaStartedAt, stored.SlaDeadline).ShouldBe(("in_progress", null, s_monday.AddHours(80)));
    }

    private async Task<CaseRow> AddAsync(DateTimeOffset? deadline, string state = "resolved")
    {
        var row = _desk.ACase(
            "BR-1",
            row =>
            {
                (row.Status, row.OpenedAt, row.SlaDeadline, row.Priority) = (state, s_monday, deadline, 2);
                row.ResolvedAt = state is "resolved" ? s_monday.AddHours(5) : null;
                row.SlaMet = state is "resolved" && deadline is not null ? true : null;
            }
        );
        await _desk.AddAsync(row);
        return row;
    }

    private async Task<Guid> ReopenAsync(CaseRow row)
    {
        var id = Guid.NewGuid();
        var said = await _desk.Get<RecordOccurrence>().RunAsync(_desk.Ana, new(id, row.Id, "reopened", "It is back."), Token);
        said.IsOk.ShouldBeTrue(said.Error?.Message);
        return id;
    }

    private async Task SolveAsync(CaseRow row)
    {
        await using var db = _desk.Read();
        var stored = await db.Cases.SingleAsync(found => found.Id == row.Id, Token);
        (stored.Status, stored.ResolvedAt) = ("resolved", _desk.Now);
        await db.SaveChangesAsync(Token);
    }

    private async Task<CaseRow> StoredAsync()
    {
        await using var db = _desk.Read();
        return await db.Cases.AsNoTracking().SingleAsync(Token);
    }
}
