using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>The statistics of the tenant's history as they go into a snapshot.</summary>
internal static class SnapshotHistory
{
    public static HistoryFacts? Read(SnapshotRequest request)
    {
        var catalog = CatalogIndex.Of(request.Facts.Catalog);
        bool IsAction(string action) => catalog.Action(action) is not null;
        var counted = request.Search.Statistics.Read(request.Case, request.At, request.Check, IsAction);
        return request.Search.Forecasts.Read(request.Case, IsAction) is { } forecast
            ? (counted ?? new()) with
            {
                Forecast = forecast,
            }
            : counted;
    }

    /// <summary>The history without documents that this reader may not see.</summary>
    public static HistoryFacts? Only(HistoryFacts? facts, IReadOnlyList<DocumentHit> visible)
    {
        if (facts?.Documents is not { } uses)
        {
            return facts;
        }

        var keys = visible.Select(document => document.Key).ToHashSet(StringComparer.Ordinal);
        var kept = uses.Documents.Where(use => keys.Contains(use.Key)).ToList();
        return facts with { Documents = kept.Count == 0 ? null : uses with { Documents = kept } };
    }
}
