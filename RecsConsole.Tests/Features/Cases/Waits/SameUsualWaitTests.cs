using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Queue;
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
    private DeskWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _world.Database.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddCases().AddDocuments());
        await _world.ChangeAsync(ChangeKind.Catalog, MakeItWait);
        await _world.ChangeAsync(ChangeKind.Case, AddAnswered);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(2, 1)]
    [InlineData(40, 1)]
    [InlineData(40, 2)] // asked again since: the wait counts from then
    public async Task Usual_answer_is_due_at_the_same_time_on_every_page(int sinceHours, int asked)
    {
        await _world.ChangeAsync(ChangeKind.Case, db => Ask(db, sinceHours, asked));
        await _world.Get<SearchSnapshots>().RebuildAsync(Actor.Job(_world.Here.TenantId), Token);

        var due = (await _world.RecommendAsync()).Memory.Waiting.ShouldNotBeNull().AnswerDue.ShouldNotBeNull();
        var lines = (await _world.Get<ListQueueCases>().RunAsync(_world.Here.Agent, new() { Scope = QueueScope.All }, Token)).Value!.Lines;
        var wait = lines.Single(line => line.Id == _world.Here.CaseId).Wait.ShouldNotBeNull();
        var choices = (await _world.Get<ReadLookAgain>().RunAsync(_world.Here.Agent, [_world.Here.CaseId], Token)).Value!;

        due.ShouldBe(Now.AddHours(-sinceHours + asked - 1 + SlowHours));
        wait.Until.ShouldBe(due);
        wait.Usual.ShouldBe(new UsualWait(TimeSpan.FromHours(SlowHours), Answered) { IsOfAnswers = true });
        (choices.OverSince ?? choices.Times.Single(time => time.Kind == LookAgainKind.UsualWait).At).ShouldBe(due);
    }

    private static void MakeItWait(ConsoleDbContext db)
    {
        var workflow = db.Workflows.Single();
        var definition = JsonNode.Parse(workflow.DefinitionJson)!;
        definition["states"]!.AsArray().Single(state => (string?)state!["key"] == Waiting)!["waiting"] = true;
        workflow.DefinitionJson = definition.ToJsonString();
    }

    // three of five answers came within four hours, the other two within thirty
    private void AddAnswered(ConsoleDbContext db)
    {
        var past = db.Cases.AsNoTracking().First(row => !row.IsOpen);
        for (var i = 0; i < Answered; i++)
        {
            var row = (CaseRow)db.Entry(past).CurrentValues.Clone().ToObject();
            (row.Id, row.Key, row.EventCount) = (Guid.NewGuid(), $"T-9{i:00}", 3);
            var asked = Now.AddDays(-20);
            db.AddRange(
                row,
                Move(row, 1, "ask", asked, "new", Waiting),
                Move(row, 2, "replied", asked.AddHours(i % 5 < 3 ? 4 : SlowHours), Waiting, "new", CaseEventKind.System),
                Move(row, 3, "fix", asked.AddHours(40), "new", "resolved")
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
