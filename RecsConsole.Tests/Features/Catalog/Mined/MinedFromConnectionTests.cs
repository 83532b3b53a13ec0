using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Mined;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Connections;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Mined;

/// <summary>
/// The history of a connected system suggests service levels, actions and ways of the workflow; people draft, review and publish them like
/// anything else, and then a change of status there is a step.
/// </summary>
public sealed class MinedFromConnectionTests : IAsyncLifetime
{
    private MinedDesk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await MinedDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Level_is_the_time_of_nine_in_ten_with_the_cases_behind_it_and_becomes_one_when_a_second_person_publishes_it()
    {
        var level = (await _desk.ReadAsync()).Levels.Single(each => each.Priority == 4);
        (level.Key, level.Cases, level.Hours, level.Existing).ShouldBe((MinedDesk.LevelKey, MinedDesk.Tickets, 28, null));

        await DoneAsync(_desk.Get<SaveMinedLevelDraft>().RunAsync(_desk.Admin, new(MinedDesk.CaseType, 4), Token));
        var drafted = (await _desk.ReadAsync()).Levels.Single(each => each.Priority == 4);
        (drafted.Existing, drafted.IsInForce).ShouldBe((MinedDesk.LevelKey, false));
        var again = await _desk.Get<SaveMinedLevelDraft>().RunAsync(_desk.Admin, new(MinedDesk.CaseType, 4), Token);
        again.Error!.Kind.ShouldBe(ErrorKind.Conflict);

        await PublishAsync<ServiceLevelRow, ServiceLevelContent>(MinedDesk.LevelKey, 1);
        (await _desk.ReadAsync()).Levels.Single(each => each.Priority == 4).IsInForce.ShouldBeTrue();
        await using var db = _desk.Desk.World.Open();
        var row = await db.ServiceLevels.SingleAsync(each => each.Key == MinedDesk.LevelKey, Token);
        (row.Title, row.Priority, row.TargetMinutes).ShouldBe(("Ticket, P4, as solved so far", 4, 28 * 60));
        row.CaseTypes.ShouldBe([MinedDesk.CaseType]);
    }

    [Fact]
    public async Task Ways_that_the_workflow_lacks_become_steps_once_their_actions_are_published()
    {
        var flow = (await _desk.ReadAsync()).Flow.ShouldNotBeNull();
        flow.States.Single(state => state.Key == "Feedback").IsNew.ShouldBeTrue();
        flow.Missing.ShouldContain(new MinedStep("working", "feedback", "Feedback", MinedDesk.Tickets, HasAction: false));
        flow.Missing.ShouldContain(new MinedStep("Feedback", "working", "working", MinedDesk.Tickets, HasAction: false));
        flow.Missing.ShouldNotContain(step => step.From == "new" && step.To == "working", "the workflow has a step that leads there");
        (await _desk.Get<SaveMinedWorkflowDraft>().RunAsync(_desk.Admin, MinedDesk.CaseType, Token)).Error!.Kind.ShouldBe(
            ErrorKind.Invalid,
            "no action is published"
        );

        var drafts = await _desk.Get<SaveMinedActionDrafts>().RunAsync(_desk.Admin, MinedDesk.CaseType, Token);
        drafts.Value.ShouldNotBeNull(drafts.Error?.Message).Versions.Select(each => each.Key).ShouldBe(flow.NewActions, ignoreOrder: true);
        flow.NewActions.ShouldBe(["feedback", "working"], ignoreOrder: true);
        foreach (var key in flow.NewActions)
        {
            await PublishAsync<ActionRow, ActionContent>(key, 1);
        }

        var draft = await _desk.Get<SaveMinedWorkflowDraft>().RunAsync(_desk.Admin, MinedDesk.CaseType, Token);
        var saved = draft.Value.ShouldNotBeNull(draft.Error?.Message);
        (await _desk.Get<SaveMinedWorkflowDraft>().RunAsync(_desk.Admin, MinedDesk.CaseType, Token)).Error!.Kind.ShouldBe(
            ErrorKind.Conflict,
            "a draft is not overwritten"
        );
        await PublishAsync<WorkflowRow, WorkflowContent>(saved.Key, saved.Version);
        await using (var db = _desk.Desk.World.Open())
        {
            (await db.Actions.SingleAsync(row => row.Key == "feedback", Token)).Kind.ShouldBe(ActionFacts.LoggedKind);
        }

        await ThenAChangeOfStatusIsAStepAsync();
    }

    [Fact]
    public async Task Retired_action_of_a_way_is_named_until_its_next_version_is_drafted()
    {
        await DoneAsync(_desk.Get<SaveMinedActionDrafts>().RunAsync(_desk.Admin, MinedDesk.CaseType, Token));
        await PublishAsync<ActionRow, ActionContent>("feedback", 1);
        await DoneAsync(_desk.Get<VersionLife<ActionRow, ActionContent>>().RetireAsync(_desk.Admin, new("feedback", 1, 3), Token));

        var step = await WayAsync("feedback");
        var retired = step.Retired.ShouldNotBeNull();
        step.HasAction.ShouldBeFalse();
        retired.Version.ShouldBe(1);
        retired.At.ShouldBe(_desk.Desk.World.Database.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        (await WayAsync("working")).Retired.ShouldBeNull("its draft waits");

        ActionContent content;
        await using (var db = _desk.Desk.World.Open())
        {
            content = ActionContent.From(await db.Actions.SingleAsync(row => row.Key == "feedback", Token));
        }

        await DoneAsync(_desk.Get<SaveActionDraft>().RunAsync(_desk.Admin, new("feedback", new(1, 4), content), Token));
        (await WayAsync("feedback")).Retired.ShouldBeNull();
    }

    [Fact]
    public async Task Way_that_one_or_two_cases_went_is_neither_shown_nor_drafted()
    {
        await RareAsync("70", "71");
        var flow = (await _desk.ReadAsync()).Flow.ShouldNotBeNull();
        flow.Missing.ShouldNotContain(step => step.From == "new" && step.To == "Feedback");
        flow.States.Single(state => state.Key == "Feedback").IsNew.ShouldBeTrue("others came there another way");

        await RareAsync("72");

        flow = (await _desk.ReadAsync()).Flow.ShouldNotBeNull();
        flow.Missing.ShouldContain(new MinedStep("new", "feedback", "Feedback", 3, HasAction: false));
    }

    [Fact]
    public async Task Nobody_else_reads_or_drafts_it_and_another_tenant_sees_nothing_of_it()
    {
        var agent = _desk.Desk.World.Here.Agent;
        var actions = await _desk.CountActionsAsync();

        (await _desk.Get<ReadMined>().RunAsync(agent, MinedDesk.CaseType, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await _desk.Get<SaveMinedLevelDraft>().RunAsync(agent, new(MinedDesk.CaseType, 4), Token)).Error!.Kind.ShouldBe(
            ErrorKind.Forbidden
        );
        (await _desk.Get<SaveMinedActionDrafts>().RunAsync(agent, MinedDesk.CaseType, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await _desk.Get<SaveMinedWorkflowDraft>().RunAsync(agent, MinedDesk.CaseType, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await _desk.CountActionsAsync()).ShouldBe(actions);
        var elsewhere = await _desk.ReadAsync(_desk.Stranger);
        elsewhere.Levels.ShouldNotContain(level => level.Priority == 4);
        (elsewhere.Flow?.States ?? []).ShouldNotContain(state => state.Key == "Feedback");
    }

    private async Task<MinedStep> WayAsync(string action) =>
        (await _desk.ReadAsync()).Flow.ShouldNotBeNull().Missing.First(step => step.ActionKey == action);

    // tickets that waited for feedback before anybody worked on them
    private async Task RareAsync(params IEnumerable<string> ids)
    {
        var opened = _desk.Desk.World.Database.Clock.GetUtcNow().AddHours(-2);
        foreach (var id in ids)
        {
            _desk.Desk.Tickets.Add(id, opened, "4");
            _desk.Desk.Tickets.Change(id, ticket => ticket with { Entries = [MinedDesk.Moved(1, opened.AddHours(1), "1", "4")] });
        }

        (await _desk.Desk.SyncAsync()).Failed.ShouldBe(0);
    }

    // the administrator maps the status to the new state on the form of the connection
    private async Task ThenAChangeOfStatusIsAStepAsync()
    {
        var desk = _desk.Desk;
        var list = (await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token)).Value!;
        var settings = list.Lines[0].Settings with { Statuses = [.. TicketDesk.Statuses, new("4", "Feedback", "Feedback")] };
        await DoneAsync(desk.World.Get<SaveConnection>().RunAsync(desk.Admin, settings, Token));
        desk.Tickets.Add("90", desk.World.Database.Clock.GetUtcNow().AddHours(-2), "2");
        await desk.SyncAsync();
        desk.Tickets.Change("90", ticket => ticket with { Status = FakeTickets.Status("4") });
        await desk.SyncAsync();

        var last = (await desk.EventsAsync("90"))[^1];
        (last.Activity, last.Kind, last.ToState).ShouldBe(("feedback", CaseEventKind.Action, "Feedback"));
    }

    private async Task PublishAsync<TRow, TContent>(string key, int version)
        where TRow : class, IVersionRow
        where TContent : IVersionContent
    {
        await DoneAsync(_desk.Get<VersionLife<TRow, TContent>>().SubmitAsync(_desk.Admin, new(key, version, 1), Token));
        await DoneAsync(_desk.Get<VersionLife<TRow, TContent>>().PublishAsync(_desk.Second, new(key, version, 2), Token));
    }

    private static async Task DoneAsync<T>(Task<Result<T>> doing) => (await doing).Error.ShouldBeNull();
}
