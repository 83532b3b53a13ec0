using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Several people, or one person several times, act on the same case at the same moment.</summary>
public sealed class ManyAtOnceTests
{
    private const int Writers = 8;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R99")]
    public async Task Accepting_one_suggestion_at_the_same_moment_moves_the_case_once(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        var shown = await world.RecommendAsync();

        var results = await AtOnceAsync(() => world.AcceptAsync(shown, "ask"));

        results.Count(result => result.IsOk).ShouldBe(1);
        results.Where(result => !result.IsOk).ShouldAllBe(result => result.Error!.Kind == ErrorKind.Conflict);
        await using var db = world.Open();
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId)).ShouldBe(1);
        (await db.Responses.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R106")]
    public async Task Requests_for_one_action_at_the_same_moment_leave_one_waiting(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        var shown = await world.RecommendAsync();

        var results = await AtOnceAsync(() => world.AcceptAsync(shown, "wipe"));

        results.Count(result => result.IsOk).ShouldBe(1);
        results.Where(result => !result.IsOk).ShouldAllBe(result => result.Error!.Kind == ErrorKind.Conflict);
        await using var db = world.Open();
        (await db.ApprovalRequests.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R99")]
    public async Task Every_opening_at_the_same_moment_has_its_decision_and_its_audit_entry(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);

        var results = await AtOnceAsync(() => world.TryRecommendAsync(world.Here.Agent, world.Here.CaseId));

        var ids = results.Select(result => result.Value!.DecisionId!.Value.ToString()).ToList();
        await using var db = world.Open();
        var audited = await db.AuditEntries.Where(row => row.ObjectKind == "decision").Select(row => row.ObjectId).ToListAsync();
        audited.ShouldBe(ids, ignoreOrder: true);
        (await db.Decisions.CountAsync()).ShouldBe(ids.Distinct(StringComparer.Ordinal).Count());
    }

    private static Task<Result<T>[]> AtOnceAsync<T>(Func<Task<Result<T>>> act) =>
        Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(act)));
}
