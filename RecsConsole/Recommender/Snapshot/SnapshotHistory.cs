using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>The statistics of the tenant's history for a snapshot.</summary>
internal static class SnapshotHistory
{
    /// <summary>The history, without people that this reader may not know.</summary>
    public static HistoryFacts? Read(SnapshotRequest request)
    {
        var catalog = CatalogIndex.Of(request.Facts.Catalog);
        bool IsAction(string action) => catalog.Action(action) is not null;
        var machine = WorkflowIndex.Of(request.Parts.Shared.Workflow).Machine;
        var counted = Known(request, request.Search.Statistics.Read(request.Case, request.At, machine, request.Check, IsAction));
        if (request.IsByRules)
        {
            return counted?.ForRules();
        }

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
        if (facts is not { Documents: not null } and not { Routing.Documents: not null })
        {
            return facts;
        }

        var keys = visible.Select(document => document.Key).ToHashSet(StringComparer.Ordinal);
        var kept = facts.Documents?.Documents.Where(use => keys.Contains(use.Key)).ToList() ?? [];
        return facts with
        {
            Documents = kept.Count == 0 ? null : facts.Documents! with { Documents = kept },
            Routing = facts.Routing is { } routing ? (routing with { Documents = Only(routing.Documents, keys.Contains) }).OrNull() : null,
        };
    }

    private static HistoryFacts? Known(SnapshotRequest request, HistoryFacts? facts)
    {
        if (facts?.Routing is not { People: { } people } routing)
        {
            return facts;
        }

        var index = PeopleIndex.Of(request.Parts.Shared.People);
        return facts with { Routing = (routing with { People = Only(people, person => index.Person(person) is not null) }).OrNull() };
    }

    private static RoutedFacts? Only(RoutedFacts? facts, Func<string, bool> isVisible) =>
        facts is not null && facts.Items.Where(item => isVisible(item.Id)).ToList() is { Count: > 0 } kept
            ? facts with
            {
                Items = kept,
            }
            : null;
}
