using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Waits;
using RecsConsole.Features.Documents;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Waits;

/// <summary>Queue, case page and the time to look again say of a waiting case the same time by which its answer usually comes.</summary>
public sealed class SameUsualWaitTests : IAsyncLifetime
{
    private const string Waiting = "working";
    private const int Answered = 25;
    private const int SlowHours = 30;
    private const int SlowestHours = 60;
    private DeskWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _world.Database.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddCases().AddDocuments());
        await _world.ChangeAsync(ChangeKind.Catalog, MakeItWait);
        await _world.ChangeAsync(ChangeKind.Case, db => AddAnswered(db, 0, place => place % 5 < 3 ? 4 : SlowHours));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(2, 1)]
    [InlineData(40, 1)]
    [InlineData(40, 2)] // asked again since: the wait counts from then
    public async Task Usual_answer_is_due_at_the_same_time_on_every_page(int sinceHours, int asked)
    {
        await _world.ChangeAsync(ChangeKind.Case, db => Ask(db, sinceHours, asked));

        var due = await DueOnCaseAsync();
        var wait = await QueuedAsync();
        var choices = (await _world.Get<ReadLookAgain>().RunAsync(_world.Here.Agent, [_world.Here.CaseId], Token)).Value!;

        due.ShouldBe(Now.AddHours(-sinceHours + asked - 1 + SlowHours));
        wait.Until.ShouldBe(due);
        wait.Usual.ShouldBe(new UsualWait(TimeSpan.FromHours(SlowHours), Answered) { IsOfAnswers = true });
        (choices.OverSince ?? choices.Times.Single(time => time.Kind == LookAgainKind.UsualWait).At).ShouldBe(due);
    }

    /// <summary>Other cases change no slate that stands; but the queue would then say another time than the case, however often it is opened.</summary>
    [Fact]
    public async Task Answers_that_have_become_slower_since_are_due_later_on_every_page()
    {
        await _world.ChangeAsync(ChangeKind.Case, db => Ask(db, 2, 1));
        var before = await DueOnCaseAsync();
        await _world.ChangeAsync(ChangeKind.Case, db => AddAnswered(db, Answered, _ => SlowestHours));

        var due = await DueOnCaseAsync();

        due.ShouldBe(before.AddHours(SlowestHours - SlowHours));
        (await QueuedAsync()).Until.ShouldBe(due);
    }

    private async Task<DateTimeOffset> DueOnCaseAsync()
    {
        await _world.Get<SearchSnapshots>().RebuildAsync(Actor.Job(_world.Here.TenantId), Token);
        return (await _world.RecommendAsync()).Memory.Waiting.ShouldNotBeNull().AnswerDue.ShouldNotBeNull();
    }

    private async Task<QueueWait> QueuedAsync()
    {
        var lines = (await _world.Get<ListQueueCases>().RunAsync(_world.Here.Agent, new() { Scope = QueueScope.All }, Token)).Value!.Lines;
        return lines.Single(line => line.Id == _world.Here.CaseId).Wait.ShouldNotBeNull();
    }

    private static void MakeItWait(ConsoleDbContext db)
    {
        var workflow = db.Workflows.Single();
        var definition = JsonNode.Parse(workflow.DefinitionJson)!;
        definition["states"]!.AsArray().Single(state => (string?)state!["key"] == Waiting)!["waiting"] = true;
        workflow.DefinitionJson = definition.ToJsonString();
    }

    private void AddAnswered(ConsoleDbContext db, int first, Func<int, int> hoursOf)
    {
        var past = db.Cases.AsNoTracking().First(row => !row.IsOpen);
        for (var i = 0; i < Answered; i++)
        {
            var row = (CaseRow)db.Entry(past).CurrentValues.Clone().ToObject();
            (row.Id, row.Key, row.EventCount) = (Guid.NewGuid(), $"T-9{first + i:00}", 3);
            var asked = Now.AddDays(-20);
            db.AddRange(
                row,
                Move(row, 1, "ask", asked, "new", Waiting),
                Move(row, 2, "replied", asked.AddHours(hoursOf(i)), Waiting, "new", CaseEventKind.System),
                Move(row, 3, "fix", asked.AddHours(SlowestHours + 10), "new", "resolved")
            );
        }
    }

    private void Ask(ConsoleDbContext db, int sinceHours, int times)
    {
        var row = db.Cases.Single(row => row.Id == _world.Here.CaseId);
        (row.Status, row.EventCount, row.OpenedAt) = (Waiting, times, Now.AddHours(-sinceHours - 1));
        for (var i = 0; i < times; i++)
        {
            db.Add(Move(row, i + 1, "ask", Now.AddHours(-sinceHours + i), i == 0 ? "new" : Waiting, Waiting));
        }
    }

    private static CaseEventRow Move(
        CaseRow row,
        int ordinal,
        string activity,
        DateTimeOffset at,
        string from,
        string to,
        CaseEventKind kind = CaseEventKind.Action
    )
    {
        var moved = PastWaits.Move(row, ordinal, at, from, to);
        (moved.Activity, moved.Kind) = (activity, kind);
        return moved;
    }
}
