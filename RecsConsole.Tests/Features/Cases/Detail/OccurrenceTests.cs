using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>Occurrences on cases of the demo workflows. It is Wednesday, 10:00.</summary>
public sealed class OccurrenceTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddAsync(DemoWorkflowRows.Of(_desk, "brightline"));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData("in_progress", "")]
    [InlineData("waiting_customer", "customer-replied")]
    [InlineData("waiting_engineering", "engineering-answered")]
    [InlineData("review", "verification-failed")]
    [InlineData("resolved", "customer-reopened reopened")]
    [InlineData("closed", "customer-reopened reopened")]
    public async Task Page_offers_what_the_workflow_allows_and_is_no_step(string state, string activities)
    {
        await AddAsync("BR-1", state);

        var view = await ReadAsync(_desk.Ana, "BR-1");

        view.Occurrences.Select(each => each.Key).ShouldBe(activities.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var isOver = state is "resolved" or "closed";
        view.Occurrences.ShouldAllBe(each => each.IsReopening == isOver);
        view.MayWrite.ShouldBeTrue();
        view.IsAdvised.ShouldBe(state is not "closed");
    }

    [Fact]
    public async Task Compliance_cases_can_be_answered_refused_challenged_and_opened_again()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(DemoWorkflowRows.Of(desk, "orchard"));
        var states = new[] { "with_reporting_officer", "four_eyes", "decided", "filed" };
        await desk.AddAsync(states.Select(state => desk.ACase(state, row => (row.Status, row.IsOpen) = (state, state is not "filed"))));

        var offered = new List<string>();
        foreach (var state in states)
        {
            var view = (await desk.Get<ReadCase>().RunAsync(desk.Ana, state, Token)).Value.ShouldNotBeNull();
            offered.Add(string.Join(' ', view.Occurrences.Select(each => each.Key)));
        }

        offered.ShouldBe(["officer-answered", "check-refused", "decision-challenged reopened", "decision-challenged reopened"]);
    }

    [Fact]
    public async Task Engineering_answered_moves_the_case_wakes_it_and_tells_who_said_so()
    {
        var row = await AddAsync(
            "BR-1",
            "waiting_engineering",
            row => (row.LookAgainAt, row.SetAsideById) = (_desk.Now.AddDays(2), _desk.Ana.PersonId)
        );

        var said = await RecordAsync(_desk.Ana, row, "engineering-answered", "The index was broken. @Jonas please look.");

        said.Value.ShouldBe("Recorded: Engineering answered. The case is now in state \"In progress\".");
        await using var db = _desk.Read();
        var stored = await db.Cases.SingleAsync(Token);
        (stored.Status, stored.LookAgainAt).ShouldBe(("in_progress", null));
        (await db.Changes.CountAsync(each => each.Kind == "case", Token)).ShouldBe(1);
        var entry = await db.AuditEntries.SingleAsync(each => each.Operation == "record.occurrence", Token);
        (entry.Outcome, entry.ActorId).ShouldBe(("done", _desk.Ana.PersonId));
        (await db.InboxItems.SingleAsync(Token)).RecipientId.ShouldBe(_desk.Jonas.PersonId);
        var line = (await TimelineAsync(row)).ShouldHaveSingleItem();
        (line.Who, line.What, line.Note).ShouldBe(
            ("Ana Nowak", "recorded: Engineering answered", "The index was broken. @Jonas please look.")
        );
        (line.FromState, line.ToState, line.AfterWho).ShouldBe(("waiting_engineering", "in_progress", " "));
    }

    [Fact]
    public async Task Same_gesture_twice_is_one_occurrence_and_a_second_one_finds_the_case_moved()
    {
        var row = await AddAsync("BR-1", "review");
        var request = new RecordOccurrenceRequest(Guid.NewGuid(), row.Id, "verification-failed", null);

        var first = await _desk.Get<RecordOccurrence>().RunAsync(_desk.Ana, request, Token);
        var second = await _desk.Get<RecordOccurrence>().RunAsync(_desk.Ana, request, Token);
        var late = await RecordAsync(_desk.Jonas, row, "verification-failed");

        second.Value.ShouldBe(first.Value);
        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        late.Error.Message.ShouldBe("The case has changed and is now In progress. Nothing was recorded.");
        await using var db = _desk.Read();
        (await db.CaseEvents.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Steps_and_what_ends_a_case_are_not_recorded_this_way()
    {
        var row = await AddAsync("BR-1", "in_progress");
        var resolved = await AddAsync("BR-2", "resolved");

        (await RecordAsync(_desk.Ana, row, "mark-resolved", "Done.")).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await RecordAsync(_desk.Ana, resolved, "auto-closed", "Quiet.")).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Auditor_and_strangers_record_nothing_and_the_refusal_is_audited()
    {
        var row = await AddAsync("BR-1", "review");

        (await RecordAsync(_desk.Auditor, row, "verification-failed")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await RecordAsync(_desk.Stranger, row, "verification-failed")).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await ReadAsync(_desk.Auditor, "BR-1")).Occurrences.ShouldBeEmpty();
        await using var db = _desk.Read();
        (await db.Cases.SingleAsync(Token)).Status.ShouldBe("review");
        (await db.AuditEntries.CountAsync(each => each.Operation == "record.occurrence" && each.Outcome == "denied", Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("closed")]
    public async Task Case_is_opened_again_with_a_reason_and_stands_as_before_when_that_is_undone(string state)
    {
        var solved = _desk.Now.AddDays(-1);
        var note = Guid.NewGuid();
        var row = await AddAsync(
            "BR-1",
            state,
            row =>
            {
                (row.ResolvedAt, row.ResolvedById, row.Resolution) = (solved, _desk.Jonas.PersonId, "unlock-account");
                (row.SolutionNoteId, row.SlaMet) = (note, true);
            }
        );
        var id = Guid.NewGuid();

        (await RecordAsync(_desk.Ana, row, "reopened", " ")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        var opened = await RecordAsync(_desk.Ana, row, "reopened", "Two people still cannot sign in.", id);

        opened.Value.ShouldBe("Recorded: We found it was not solved. The case is now in state \"In progress\".");
        var stored = await StoredAsync();
        (stored.Status, stored.IsOpen, stored.Reopened).ShouldBe(("in_progress", true, true));
        (stored.ResolvedAt, stored.Resolution, stored.SolutionNoteId).ShouldBe((null, null, null));

        (await UndoAsync(_desk.Jonas, row, id)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await UndoAsync(_desk.Ana, row, id)).IsOk.ShouldBeTrue();
        (await UndoAsync(_desk.Ana, row, id)).IsOk.ShouldBeTrue(); // a repeated request
        stored = await StoredAsync();
        (stored.Status, stored.IsOpen, stored.Reopened).ShouldBe((state, state is not "closed", false));
        (stored.ResolvedAt, stored.ResolvedById, stored.Resolution).ShouldBe((solved, _desk.Jonas.PersonId, "unlock-account"));
        (stored.SolutionNoteId, stored.SlaMet).ShouldBe((note, true));
    }

    [Fact]
    public async Task It_is_undone_for_moments_and_only_while_nothing_else_has_happened()
    {
        var (late, moved) = (await AddAsync("BR-1", "review"), await AddAsync("BR-2", "review"));
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await RecordAsync(_desk.Ana, late, "verification-failed", null, first);
        _desk.Clock.Advance(UndoWindow.Accepted + TimeSpan.FromSeconds(1));
        await RecordAsync(_desk.Ana, moved, "verification-failed", null, second);
        await _desk.Get<AddNote>().RunAsync(_desk.Jonas, new(Guid.NewGuid(), moved.Id, "On it."), Token);

        (await UndoAsync(_desk.Ana, late, first)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await UndoAsync(_desk.Ana, moved, second)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    private async Task<CaseRow> AddAsync(string key, string state, Action<CaseRow>? change = null)
    {
        var row = _desk.ACase(key, row => (row.Status, row.IsOpen) = (state, state is not "closed"));
        change?.Invoke(row);
        await _desk.AddAsync(row);
        return row;
    }

    private async Task<CaseView> ReadAsync(Actor actor, string key) =>
        (await _desk.Get<ReadCase>().RunAsync(actor, key, Token)).Value.ShouldNotBeNull();

    private Task<Result<string>> RecordAsync(Actor actor, CaseRow row, string activity, string? note = null, Guid? id = null) =>
        _desk.Get<RecordOccurrence>().RunAsync(actor, new(id ?? Guid.NewGuid(), row.Id, activity, note), Token);

    private Task<Result<string>> UndoAsync(Actor actor, CaseRow row, Guid id) =>
        _desk.Get<UndoOccurrence>().RunAsync(actor, row.Id, id, Token);

    private async Task<IReadOnlyList<TimelineLine>> TimelineAsync(CaseRow row) =>
        (await _desk.Get<ListCaseEvents>().RunAsync(_desk.Ana, new(row.Id, TimelineTab.All, 20), Token)).Value!.Lines;

    private async Task<CaseRow> StoredAsync()
    {
        await using var db = _desk.Read();
        return await db.Cases.AsNoTracking().SingleAsync(Token);
    }
}
