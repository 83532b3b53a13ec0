using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Golden;

/// <summary>The golden cases in force, and the snapshots they rest on.</summary>
internal static class GoldenCases
{
    /// <summary>What one promotion can be asked to run.</summary>
    public const int Most = 200;

    /// <summary>Slates show no more.</summary>
    public const int MaxPlaces = 5;

    public static IQueryable<GoldenCaseRow> InForce(ConsoleDbContext db) => db.GoldenCases.Where(row => row.EndedAt == null);

    /// <summary>
    /// The case as the decision recorded it, to be ranked by any model; null when it was erased, its parts are gone, or an older engine wrote it in another
    /// shape.
    /// </summary>
    public static async Task<GoldenSnapshot?> SnapshotAsync(ConsoleDbContext db, DecisionRow row, CancellationToken cancellationToken)
    {
        try
        {
            var bundle = await DecisionBundles.ReadBundleAsync(db, row, cancellationToken);
            var snapshot = CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(bundle.Parts.GetValueOrDefault);
            // without the model of then, and without draws: an expectation is of the order
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

/// <summary>A case as of then, and how large its slates were.</summary>
internal sealed record GoldenSnapshot(CaseSnapshot Snapshot, RecommendationRequest Opening);
