using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Golden;

/// <summary>The golden cases in force, and the stored snapshots behind them.</summary>
internal static class GoldenCases
{
    /// <summary>The maximum number to run for one promotion.</summary>
    public const int Max = 200;

    /// <summary>The length of a slate, and so the largest rank that can be expected.</summary>
    public const int MaxPlaces = 5;

    public static IQueryable<GoldenCaseRow> InForce(ConsoleDbContext db) => db.GoldenCases.Where(row => row.EndedAt == null);

    /// <summary>
    /// Restores the case as the decision recorded it, for any model to rank; null when it was erased, parts are missing, or an older engine
    /// wrote it in another format.
    /// </summary>
    public static async Task<GoldenSnapshot?> SnapshotAsync(ConsoleDbContext db, DecisionRow row, CancellationToken cancellationToken)
    {
        try
        {
            var bundle = await DecisionBundles.ReadBundleAsync(db, row, cancellationToken);
            var snapshot = CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(bundle.Parts.GetValueOrDefault);
            // without the model and exploration of that time: an expectation concerns the order only
            return new(
                snapshot with
                {
                    Shared = snapshot.Shared with
                    {
                        Model = null,
                        Configuration = snapshot.Shared.Configuration with { ExplorationRate = null },
                    },
                },
                bundle.Opening
            );
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or DecisionErasedException)
        {
            return null;
        }
    }
}

/// <summary>A case as it was then, with the sizes of its slates.</summary>
internal sealed record GoldenSnapshot(CaseSnapshot Snapshot, RecommendationRequest Request);
