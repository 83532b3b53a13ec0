using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Golden;

/// <summary>
/// Ranks the golden cases of a model's kind with the model, each as its decision recorded it and with the permissions of that time (R121).
/// The engine is pure, so an outcome stays valid while model and expectations are unchanged.
/// </summary>
public sealed class GoldenTrials(AccessPolicy policy)
{
    private const int MaxKept = 64;
    private readonly ConcurrentDictionary<GoldenKey, GoldenOutcome> _kept = new();

    /// <summary>Runs the expectations against the model.</summary>
    internal async Task<GoldenOutcome> RunAsync(ConsoleDbContext db, ModelRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var asked = await (
            from golden in GoldenCases.InForce(db).AsNoTracking()
            join decision in db.Decisions on golden.DecisionId equals decision.Id
            where golden.Kind == row.Kind
            orderby golden.At, golden.Id
            select new AskedCase(golden, decision.Snapshot.Length > 0)
        ).ToListAsync(cancellationToken);
        var fingerprint = FingerprintOf(asked);
        var key = new GoldenKey(row.TenantId, row.ContentHash, row.FeatureSchema, fingerprint);
        if (!_kept.TryGetValue(key, out var outcome))
        {
            outcome = new(await RankAsync(db, row, [.. asked.Select(each => each.Golden)], cancellationToken), fingerprint);
            if (_kept.Count >= MaxKept)
            {
                _kept.Clear();
            }

            _kept[key] = outcome;
        }

        return outcome;
    }

    private async Task<IReadOnlyList<GoldenResult>> RankAsync(
        ConsoleDbContext db,
        ModelRow row,
        List<GoldenCaseRow> asked,
        CancellationToken cancellationToken
    )
    {
        var pipeline = asked.Count == 0 ? null : PipelineOf(row);
        var results = new List<GoldenResult>();
        foreach (var ofDecision in asked.GroupBy(golden => golden.DecisionId))
        {
            var run = pipeline is null ? null : await RunAsync(db, pipeline, row.Kind, ofDecision.Key, cancellationToken);
            results.AddRange(ofDecision.Select(golden => Judge(golden, run)));
        }

        return results;
    }

    private static async Task<SlateRun?> RunAsync(
        ConsoleDbContext db,
        RecommendationPipeline pipeline,
        ItemKind kind,
        Guid decisionId,
        CancellationToken cancellationToken
    )
    {
        var decision = await db.Decisions.AsNoTracking().SingleAsync(row => row.Id == decisionId, cancellationToken);
        return await GoldenCases.SnapshotAsync(db, decision, cancellationToken) is { } input
            ? pipeline.Run(input.Snapshot, input.Request.For(kind.ToSlateKind()))
            : null;
    }

    private static GoldenResult Judge(GoldenCaseRow golden, SlateRun? run)
    {
        var rank = run
            ?.Placement.Placed.Take(run.Request.Size)
            .FirstOrDefault(placed => string.Equals(placed.Id, golden.ItemId, StringComparison.Ordinal))
            ?.Rank;
        var holds = golden.Within is { } within ? rank <= within : rank is null;
        return new(
            golden.Id,
            golden.Kind,
            golden.ItemId,
            golden.Within,
            run is null ? GoldenVerdict.NotRun
                : holds ? GoldenVerdict.Holds
                : GoldenVerdict.Fails,
            rank
        );
    }

    // Null for a model that this engine cannot rank with: then every expectation counts as not run.
    private RecommendationPipeline? PipelineOf(ModelRow row)
    {
        try
        {
            var model = ModelContent.Unpack(row.Content, row.ContentHash);
            return RecommendationPipeline.For(ModelPart.From(model), EligibilityRules.All(policy));
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException)
        {
            return null;
        }
    }

    private static string FingerprintOf(List<AskedCase> asked) =>
        CanonicalHash.Of(
            Encoding.UTF8.GetBytes(
                string.Join(
                    '\n',
                    asked.Select(each =>
                        string.Create(CultureInfo.InvariantCulture, $"{each.Golden.Id:D} {each.Golden.Version} {each.IsReadable}")
                    )
                )
            )
        );

    private sealed record AskedCase(GoldenCaseRow Golden, bool IsReadable);

    private sealed record GoldenKey(Guid TenantId, string Model, int FeatureSchema, string Fingerprint);
}
