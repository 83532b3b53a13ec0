using System.Diagnostics;
using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Replay;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Replay;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Replay;

/// <summary>Decisions replay bit for bit, whatever has changed in catalog, configuration and weights since.</summary>
[Trait("Req", "R154")]
public sealed class ReplayAtScaleTests
{
    [Fact]
    public Task Decisions_replay_identical_after_catalog_configuration_and_weights_changed() => DecideChangeReplayAsync(200, changes: 4);

    [Fact]
    [Trait("Speed", "Slow")]
    public Task Ten_thousand_decisions_replay_identical() => DecideChangeReplayAsync(10_000, changes: 20);

    private static async Task DecideChangeReplayAsync(int decisions, int changes)
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await DeskWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        for (var round = 0; round < changes; round++)
        {
            await DecideAsync(world, decisions / changes, round * decisions, token);
            await ChangeAsync(world, round);
        }

        var replay = new DecisionReplay(world.Get<TenantDb>(), PatchedEngine.ArchiveIn(folder));
        var begun = Stopwatch.GetTimestamp();
        var verdicts = await replay.LastAsync(world.Here.Agent, decisions, token);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;

        verdicts.Count.ShouldBe(decisions);
        verdicts.Select(each => each.DecisionId).ShouldBeUnique();
        verdicts.Where(each => each.Verdict.Outcome != ReplayVerdict.Identical).ShouldBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{decisions} decisions replayed, {decisions / seconds:0} a second on {Environment.ProcessorCount} processors"
            )
        );
    }

    // Stores what real openings store, for varied situations: state, deadline, clearance, seed, and findings of validation.
    private static async Task DecideAsync(DeskWorld world, int count, int seed, CancellationToken cancellationToken)
    {
        await using var db = world.Open();
        var reading = await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, cancellationToken);
        var opened = reading.Loaded!;
        var log = world.Get<DecisionLog>();
        (await world.Get<DecisionInputs>().PrepareAsync(opened, cancellationToken)).IsOk.ShouldBeTrue();
        var pipeline = world.Get<ActivePipelines>().For(opened.Snapshot);
        for (var i = 0; i < count; i++)
        {
            var drawn = new Random(seed + i);
            var varied = opened with { Snapshot = Varied(opened.Snapshot, i, drawn) };
            var snapshot = varied.Snapshot;
            var request = RecommendationRequest.From(snapshot.Shared.Configuration, drawn.NextInt64());
            var ranked = new RankedRecommendation(PackedInput.From(varied), request, pipeline.Recommend(snapshot, request));
            var facts = Found(ranked.Result, snapshot.At, drawn);
            var validated = new ValidatedRecommendation(ValidationApplier.Apply(ranked.Result, facts), facts, null, snapshot.Actor);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await log.AppendAndCommitAsync(
                db,
                transaction,
                DecisionDraft.From(varied, new(null, IsAhead: false), ranked, validated),
                cancellationToken
            );
            db.ChangeTracker.Clear();
        }
    }

    private static CaseSnapshot Varied(CaseSnapshot seen, int i, Random drawn)
    {
        return seen with
        {
            At = seen.At.AddMilliseconds(i),
            Case = seen.Case with
            {
                State = drawn.Next(3) == 0 ? "working" : seen.Case.State,
                SlaBand = (SlaBand)drawn.Next(Enum.GetValues<SlaBand>().Length),
                Priority = drawn.Next(1, 5),
            },
            Actor = seen.Actor with { Clearance = drawn.Next(4) },
        };
    }

    private static ValidationFacts Found(RankingResult ranked, DateTimeOffset at, Random drawn)
    {
        return new(
            at,
            1,
            [
                .. ranked
                    .Slates.SelectMany(slate => slate.Items)
                    .Select(item => new ValidatedItem(item.Kind, item.Id, drawn.Next(10) == 0 ? [ReasonCode.StateNotAllowed] : [])),
            ]
        );
    }

    private static Task ChangeAsync(DeskWorld world, int round) =>
        world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
            {
                var action = db.Actions.Single(row => row.Key == "ask");
                action.TypicalMinutes = 10 + round;
                action.Risk = round % 2 == 0 ? ActionRiskLevel.Medium : ActionRiskLevel.Low;
                action.Tiers = round % 3 == 0 ? ["Gold"] : [];
                db.Actions.Single(row => row.Key == "draft").Status = round % 2 == 0 ? VersionStatus.Published : VersionStatus.Draft;
                var settings = TenantConfiguration.Default;
                var part = settings.Part with
                {
                    Version = round + 2,
                    MaxSameKind = 1 + (round % 4),
                    ExplorationRate = 100_000,
                    Weights = settings.Part.Weights with
                    {
                        Match = 350_000 - (round * 10_000),
                        HistoricalSuccess = 250_000 + (round * 10_000),
                    },
                };
                db.TenantConfigurations.Add(
                    new TenantConfigurationRow
                    {
                        TenantId = world.Here.TenantId,
                        Version = round + 2,
                        Json = (settings with { Part = part }).ToJson(),
                        Why = "Other weights",
                        CreatedAt = world.Database.Clock.GetUtcNow(),
                    }
                );
            }
        );
}
