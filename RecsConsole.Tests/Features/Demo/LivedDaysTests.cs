using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Replay;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Demo.Lived;
using RecsConsole.Features.Recommendations;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Mail;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Replay;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Replay;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>
/// The simulated days of the demo match what the product would have recorded: they can be replayed and audited, and use no later data.
/// </summary>
public sealed class LivedDaysTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lived_days_replay_hold_under_audit_and_know_nothing_of_what_came_later()
    {
        await using var database = await SeededAsync();
        var tenant = await OrchardAsync(database);

        await Should.ThrowAsync<InvalidOperationException>(() => new LivedDays(database.Services, tenant).LiveAsync(PullThePlug, Token));
        var rest = await new LivedDays(database.Services, tenant).LiveAsync(_ => { }, Token);

        await using var db = await database.Services.GetRequiredService<TenantDb>().OpenAsync(tenant, Token);
        var made = await db.Decisions.CountAsync(Token);
        rest.ShouldBeInRange(10, made - 20); // it resumed after the interruption
        made.ShouldBeInRange(50, 150);
        (await db.Decisions.Select(row => new { row.CaseId, row.At }).Distinct().CountAsync(Token)).ShouldBe(made);
        await ReplayAsync(database, tenant, made);
        await AuditAsync(database, tenant, made);
        var told = await new DecisionCompleteness(db, database.Clock).ReadAsync(TimeSpan.FromMinutes(1), Token);
        told.Complete.ShouldBe(told.Decisions);
        told.Decisions.ShouldBeGreaterThan(20);
        await AnswersFitAsync(db);
        await ApprovalsFitAsync(db);
        await NothingLaterAsync(db);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Looks_at_the_same_time_show_and_leave_what_looks_one_after_the_other_do()
    {
        var alone = await LiveAsync(atOnce: 1);
        var together = await LiveAsync(atOnce: 4);

        together.Shown.Count.ShouldBeGreaterThan(200);
        together.Shown.ShouldBe(alone.Shown);
        together.Answers.ShouldBe(alone.Answers);
        together.Reports.ShouldBe(alone.Reports);
    }

    private static async Task<LivedPast> LiveAsync(int atOnce)
    {
        await using var database = await SeededAsync();
        var tenant = await OrchardAsync(database);
        await new LivedDays(database.Services, tenant) { AtOnce = atOnce }.LiveAsync(_ => { }, Token);
        await using var db = await database.Services.GetRequiredService<TenantDb>().OpenAsync(tenant, Token);
        var shown = await (
            from row in db.Decisions
            join item in db.DecisionItems on row.Id equals item.DecisionId
            orderby row.At, row.CaseId, item.Kind, item.Rank
            select new
            {
                row.CaseId,
                row.At,
                item.Kind,
                item.ItemId,
                item.Score,
                item.Propensity,
            }
        ).ToListAsync(Token);
        var answers = await db
            .Responses.OrderBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.At,
                row.Reason,
            })
            .ToListAsync(Token);
        var reports = await db.SuggestionReports.OrderBy(row => row.Id).Select(row => new { row.Id, row.Status }).ToListAsync(Token);
        return new([.. shown.Select(each => $"{each}")], [.. answers.Select(each => $"{each}")], [.. reports.Select(each => $"{each}")]);
    }

    private static async Task<TestDatabase> SeededAsync()
    {
        var database = await TestDatabase.CreateAsync(add: services =>
        {
            services.AddRecommender().AddRecommendations();
            services.AddSingleton<SeedDemoTenants>();
            services.AddSingleton<VerifyAudit>();
            services.TryAddSingleton<IMailTransport, NoTransport>();
        });
        await database.Services.GetRequiredService<SeedDemoTenants>().RunAsync(null, _ => { }, Token);
        return database;
    }

    private static async Task<Actor> OrchardAsync(TestDatabase database)
    {
        await using var all = database.Open();
        return Actor.Job(await all.Tenants.Where(row => row.Key == "orchard").Select(row => row.Id).SingleAsync(Token));
    }

    private static void PullThePlug(string line)
    {
        if (line.StartsWith("25 of", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("pulled the plug");
        }
    }

    private static async Task ReplayAsync(TestDatabase database, Actor tenant, int made)
    {
        using var folder = new TemporaryFolder();
        var replay = new DecisionReplay(database.Services.GetRequiredService<TenantDb>(), PatchedEngine.ArchiveIn(folder));

        var verdicts = await replay.LastAsync(tenant, made, Token);

        verdicts.Count.ShouldBe(made);
        verdicts.ShouldAllBe(each => each.Verdict.Outcome == ReplayVerdict.Identical);
    }

    private static async Task AuditAsync(TestDatabase database, Actor tenant, int made)
    {
        var verdict = await database.Services.GetRequiredService<VerifyAudit>().RunAsync(tenant, new(new JobProgress()), Token);

        verdict.Error.ShouldBeNull();
        verdict.Value!.FirstBroken.ShouldBeNull();
        verdict.Value.Decisions.ShouldBe(made);
    }

    // An answered item was shown to the same person before, and was carried out afterwards.
    private static async Task AnswersFitAsync(ConsoleDbContext db)
    {
        var decisions = await db.Decisions.ToDictionaryAsync(row => row.Id, Token);
        var items = (await db.DecisionItems.ToListAsync(Token)).ToDictionary(row => (row.DecisionId, row.Kind, row.ItemId));
        var events = (await db.CaseEvents.ToListAsync(Token)).ToLookup(row => row.CaseId);
        var responses = await db.Responses.ToListAsync(Token);
        var requests = await db.ApprovalRequests.ToDictionaryAsync(row => row.Id, Token);
        responses.Count(row => row.Kind == ResponseKind.Accept).ShouldBeGreaterThan(30);
        foreach (var row in responses)
        {
            row.ActorId.ShouldBe(decisions[row.DecisionId].ActorId);
            row.At.ShouldBeGreaterThan(decisions[row.DecisionId].At);
            if (row.ItemId is { } item)
            {
                items[(row.DecisionId, row.ItemKind, item)].Rank.ShouldBe(row.Rank!.Value);
            }

            var done = row.Kind == ResponseKind.Override ? row.ChosenActionKey : row.ItemId;
            if (row.Kind != ResponseKind.Dismiss && row.ItemKind is ItemKind.Action)
            {
                var request = requests.GetValueOrDefault(row.Id);
                var at = request?.DecidedAt ?? row.At;
                events[row.CaseId]
                    .Any(step => step.Activity == done && step.At == at && step.ActorId == row.ActorId)
                    .ShouldBe(request is not { Status: ApprovalStatus.Rejected });
            }
        }
    }

    // Every high-risk step was decided by a second person, and rejected steps were not carried out.
    private static async Task ApprovalsFitAsync(ConsoleDbContext db)
    {
        var responses = await db.Responses.ToDictionaryAsync(row => row.Id, Token);
        var requests = await db.ApprovalRequests.ToListAsync(Token);
        var risky = await db.Actions.Where(row => row.Risk == ActionRiskLevel.High).Select(row => row.Key).ToListAsync(Token);
        requests.ShouldNotBeEmpty();
        foreach (var request in requests)
        {
            var asked = responses[request.Id];
            (request.RequestedAt, request.RequestedById, request.DecisionId).ShouldBe((asked.At, asked.ActorId, asked.DecisionId));
            asked.Note.ShouldNotBeNullOrEmpty();
            request.DecidedById.ShouldNotBeNull().ShouldNotBe(request.RequestedById);
            request.DecidedAt.ShouldNotBeNull().ShouldBeInRange(request.RequestedAt, request.Deadline);
            (request.Reason is null).ShouldBe(request.Status is ApprovalStatus.Approved);
        }

        responses
            .Values.Where(row => row is { Kind: not ResponseKind.Dismiss, ItemKind: ItemKind.Action })
            .Where(row => risky.Contains(row.ChosenActionKey ?? row.ItemId!))
            .ShouldAllBe(row => requests.Any(request => request.Id == row.Id));
    }

    private static async Task NothingLaterAsync(ConsoleDbContext db)
    {
        foreach (var row in await db.Decisions.ToListAsync(Token))
        {
            var seen = DecisionContent.SnapshotOf(row);
            seen.At.ShouldBe(row.At);
            seen.History.ShouldAllBe(step => step.At < row.At);
            seen.Visible.SimilarCases.ShouldAllBe(similar => similar.ResolvedAt < row.At && similar.CaseId != row.CaseId);
        }
    }

    /// <summary>What the days left, a line for each row.</summary>
    private sealed record LivedPast(IReadOnlyList<string> Shown, IReadOnlyList<string> Answers, IReadOnlyList<string> Reports);
}
