using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Labels;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Labels;

/// <summary>The label of a shown item: pending until it is certain, and never negative if nothing was judged.</summary>
public sealed class BuildLabelsTests
{
    [Fact]
    [Trait("Req", "R113")]
    [Trait("Req", "R98")]
    public async Task Success_is_known_at_once_and_failure_when_its_window_closes()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown);
        (await world.AcceptAsync(shown, "ask")).IsOk.ShouldBeTrue();

        await BuildAsync(world);
        var early = await LabelsAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromDays(1));
        await BuildAsync(world);
        var day = await LabelsAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromDays(7));
        await BuildAsync(world);
        var week = await LabelsAsync(world);

        early["action/ask/accepted"].ShouldBe("1");
        early["action/ask/executed"].ShouldBe("1");
        early["action/ask/resolved"].ShouldBe("pending");
        early["action/wipe/accepted"].ShouldBe("pending");
        day["action/wipe/accepted"].ShouldBe("0");
        day["action/wipe/executed"].ShouldBe("pending");
        week["action/wipe/executed"].ShouldBe("0");
        week["action/wipe/resolved"].ShouldBe("never");
        week["action/ask/sla_met"].ShouldBe("0"); // the deadline passed without a solution
        week["action/ask/resolved"].ShouldBe("pending");
    }

    [Fact]
    [Trait("Req", "R113")]
    [Trait("Req", "R98")]
    public async Task Solved_case_gives_resolved_at_once_and_rework_when_it_stays_closed()
    {
        await using var world = await WorldAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        await world.AcceptAsync(await world.RecommendAsync(), "fix");

        await BuildAsync(world);
        var early = await LabelsAsync(world);
        world.Database.Clock.Advance(TimeSpan.FromDays(31));
        await BuildAsync(world);
        var late = await LabelsAsync(world);

        early["action/fix/resolved"].ShouldBe("1");
        early["action/fix/sla_met"].ShouldBe("1");
        early["action/fix/rework"].ShouldBe("pending");
        late["action/fix/rework"].ShouldBe("0");
        late["action/ask/resolved"].ShouldBe("1"); // this step contributed to the solution
    }

    [Fact]
    [Trait("Req", "R100")]
    public async Task Solution_that_comes_ten_days_later_is_joined_to_the_decision_that_led_to_it()
    {
        await using var world = await WorldAsync();
        var first = await world.RecommendAsync();
        await world.AcceptAsync(first, "ask");
        await BuildAsync(world);
        (await LabelsAsync(world))["action/ask/resolved"].ShouldBe("pending");

        world.Database.Clock.Advance(TimeSpan.FromDays(10));
        await world.AcceptAsync(await world.RecommendAsync(), "fix");
        await BuildAsync(world);

        await using var db = world.Open();
        var label = await db.Labels.SingleAsync(row => row.DecisionId == first.DecisionId && row.ItemId == "ask" && row.Name == "resolved");
        label.Value.ShouldBe(1);
    }

    [Theory]
    [InlineData("already_tried", false, "never")]
    [InlineData("wrong_permission", false, "never")]
    [InlineData("not_applicable", false, "0")]
    [InlineData("not_useful", false, "0")]
    [InlineData("already_tried", true, "0")] // taken back: the dismissal is ignored
    [Trait("Req", "R97")]
    public async Task Dismissal_is_a_failure_only_where_it_judges_the_suggestion(string reason, bool isUndone, string expected)
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown);
        var id = Guid.NewGuid();
        var dismissed = await world.RespondAsync(new(id, shown.DecisionId!.Value, ResponseKind.Dismiss, SlateKind.Action, "wipe", reason));
        dismissed.IsOk.ShouldBeTrue();
        if (isUndone)
        {
            await world.Get<UndoResponse>().RunAsync(world.Here.Agent, id, CancellationToken.None);
        }

        world.Database.Clock.Advance(TimeSpan.FromDays(8));
        await BuildAsync(world);

        var labels = await LabelsAsync(world);
        labels["action/wipe/accepted"].ShouldBe(expected);
        labels["action/wipe/executed"].ShouldBe(expected);
    }

    [Fact]
    public async Task Building_twice_changes_nothing_and_what_is_known_stays()
    {
        await using var world = await WorldAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        await BuildAsync(world);
        var first = await LabelsAsync(world);

        (await BuildAsync(world)).Decisions.ShouldBe(1);

        (await LabelsAsync(world)).ShouldBe(first);
    }

    [Fact]
    public async Task Labels_are_the_tenants_own()
    {
        await using var world = await WorldAsync();
        await world.RecommendAsync();
        await world.TryRecommendAsync(world.Elsewhere.Agent, world.Elsewhere.CaseId);

        (await BuildAsync(world)).Decisions.ShouldBe(1);

        await using var db = world.Database.Open();
        var tenants = await db.Labels.IgnoreQueryFilters().Select(row => row.TenantId).Distinct().ToListAsync();
        tenants.ShouldBe([world.Here.TenantId]);
    }

    [Fact]
    public async Task Agent_may_not_build_them()
    {
        await using var world = await WorldAsync();

        var result = await world.Get<BuildLabels>().RunAsync(world.Here.Agent, new(new JobProgress()), CancellationToken.None);

        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "build.labels")).ShouldBe(1);
    }

    private static Task<DeskWorld> WorldAsync() => DeskWorld.CreateAsync(replace: services => services.AddLabels());

    private static async Task<BuiltLabels> BuildAsync(DeskWorld world)
    {
        var result = await world
            .Get<BuildLabels>()
            .RunAsync(Actor.Job(world.Here.TenantId), new(new JobProgress()), CancellationToken.None);
        return result.Value.ShouldNotBeNull();
    }

    // The labels of the latest decision that showed the item.
    private static async Task<Dictionary<string, string>> LabelsAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var rows = await db
            .Labels.Join(db.Decisions, row => row.DecisionId, row => row.Id, (l, d) => new { l, d.At })
            .OrderBy(row => row.At)
            .ThenBy(row => row.l.DecisionId)
            .Select(row => row.l)
            .ToListAsync();
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            labels[$"{row.Kind.ToCode()}/{row.ItemId}/{row.Name}"] = ValueOf(row);
        }

        return labels;
    }

    private static string ValueOf(LabelRow row) =>
        row switch
        {
            { Value: { } value } => value == 1 ? "1" : "0",
            { Applies: true } => "pending",
            _ => "never",
        };
}
