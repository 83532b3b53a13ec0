using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>
/// The cases that a number counts out of those that used an item: the 35 of "35 of 47". A decision names the most similar once, with the
/// larger number; its snapshot records all of them, and how each ended.
/// </summary>
public static class CountedCases
{
    private const string UsedFact = "used";
    private const string OfUsed = "fact:used";
    private const string FoundField = "similar_cases.found";
    private const string SolvedField = "person.solved";
    private const int MaxSolved = 50;

    /// <summary>The references of one fact, without the cases that the fact does not count.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        ConsoleDbContext db,
        DecisionToExplain decision,
        SlateItem item,
        string factId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(item);
        var fact = item.Facts.FirstOrDefault(found => string.Equals(found.Id, factId, StringComparison.Ordinal));
        if (string.Equals(fact?.Field, FoundField, StringComparison.Ordinal))
        {
            return await FoundAsync(db, decision, cancellationToken);
        }

        if (string.Equals(fact?.Field, SolvedField, StringComparison.Ordinal) && Guid.TryParse(item.Id, out var person))
        {
            return await SolvedAsync(db, decision, person, cancellationToken);
        }

        var sources = await WholeAsync(db, decision, item, factId, cancellationToken);
        if (fact is null || !fact.Sources.Contains(OfUsed, StringComparer.Ordinal))
        {
            return sources;
        }

        var snapshot = DecisionContent.SnapshotOf(decision.Snapshot);
        var process = await ProcessOfAsync(db, snapshot, cancellationToken);
        var counted = snapshot
            .Visible.SimilarCases.Where(hit => Counts(fact.Field, hit, item.Id, process))
            .Select(hit => hit.CaseId)
            .ToHashSet();
        return [.. sources.Where(source => EvidenceSources.CaseIdOf(source) is not { } id || counted.Contains(id))];
    }

    // With the cases that used the item and that the decision does not name.
    private static async Task<IReadOnlyList<string>> WholeAsync(
        ConsoleDbContext db,
        DecisionToExplain decision,
        SlateItem item,
        string factId,
        CancellationToken cancellationToken
    )
    {
        var (sources, named) = (EvidenceSources.Of(item, [factId]), EvidenceSources.Of(item, [UsedFact]));
        var used = item.Facts.FirstOrDefault(fact => string.Equals(fact.Id, UsedFact, StringComparison.Ordinal));
        if (
            !int.TryParse(used?.Value, CultureInfo.InvariantCulture, out var counted)
            || counted <= named.Count
            || !named.All(sources.Contains)
            || await SnapshotAsync(db, decision, cancellationToken) is not { } snapshot
        )
        {
            return sources;
        }

        var use = SnapshotIndex.From(snapshot).Evidence.Of(item.Kind, item.Id);
        var all = use.CaseIds(use.Used);
        // an older engine may have counted others: as many is not the same ones
        return use.Used == counted && !named.Except(all, StringComparer.Ordinal).Any()
            ? [.. sources.Union(all, StringComparer.Ordinal)]
            : sources;
    }

    // The cases of the issue type that the person solved before the decision, the latest first: the 24 of "24 cases of this issue type".
    private static async Task<IReadOnlyList<string>> SolvedAsync(
        ConsoleDbContext db,
        DecisionToExplain decision,
        Guid person,
        CancellationToken cancellationToken
    )
    {
        var (issueType, at) = (DecisionContent.SnapshotOf(decision.Snapshot).Case.IssueType, decision.At);
        var ids = await db
            .Cases.AsNoTracking()
            .Where(row => row.ResolvedById == person && row.IssueType == issueType && row.ResolvedAt != null && row.ResolvedAt <= at)
            .OrderByDescending(row => row.ResolvedAt)
            .ThenBy(row => row.Id)
            .Take(MaxSolved)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        return ids.ConvertAll(id => id.ToString("D"));
    }

    // All similar cases that count, the most similar first: the 50 of "2 of 50 similar cases".
    private static async Task<IReadOnlyList<string>> FoundAsync(
        ConsoleDbContext db,
        DecisionToExplain decision,
        CancellationToken cancellationToken
    )
    {
        if (await SnapshotAsync(db, decision, cancellationToken) is not { } snapshot)
        {
            return [];
        }

        var index = SnapshotIndex.From(snapshot);
        return
        [
            .. snapshot
                .Visible.SimilarCases.Where(hit => !PrecedentAge.From(hit, index).IsSuperseded)
                .Select(hit => hit.CaseId.ToString("D")),
        ];
    }

    // Without the model, which counts nothing and is far larger than the rest; null when a part is no longer stored.
    private static async Task<CaseSnapshot?> SnapshotAsync(
        ConsoleDbContext db,
        DecisionToExplain decision,
        CancellationToken cancellationToken
    )
    {
        var snapshot = DecisionContent.SnapshotOf(decision.Snapshot);
        var hashes = snapshot.Parts with { Model = null };
        string[] needed = [hashes.Catalog, hashes.People, hashes.Configuration, hashes.Workflow];
        var parts = await DecisionBundles.ReadPartsAsync(db, needed, cancellationToken);
        return needed.All(parts.ContainsKey) ? (snapshot with { Parts = hashes }).WithParts(parts.GetValueOrDefault) : null;
    }

    // The same conditions as in the engine's UseInSimilarCases, by the field a fact was counted from.
    private static bool Counts(string field, SimilarCaseHit hit, string itemId, int? process) =>
        field switch
        {
            "similar_cases.ended_well" => hit.EndedWell,
            "similar_cases.sla_met" => hit.SlaMet is true,
            "similar_cases.resolved_by_it" or "similar_cases.most_within_hours" => hit.EndedWell
                && string.Equals(hit.Resolution, itemId, StringComparison.Ordinal),
            "similar_cases.inferred" => hit is { EndedWell: true, IsInferred: true }
                && string.Equals(hit.Resolution, itemId, StringComparison.Ordinal),
            "similar_cases.old_process" => process is null || hit.ProcessVersion != process,
            _ => true,
        };

    // The workflow version in force at the decision; null when the part is no longer stored.
    private static async Task<int?> ProcessOfAsync(ConsoleDbContext db, CaseSnapshot snapshot, CancellationToken cancellationToken)
    {
        var hash = snapshot.Parts.Workflow;
        var content = await db
            .SnapshotParts.AsNoTracking()
            .Where(part => part.Hash == hash)
            .Select(part => part.Content)
            .FirstOrDefaultAsync(cancellationToken);
        return content is null ? null : CanonicalJson.Deserialize<WorkflowDefinition>(Brotli.Decompress(content)).Version;
    }
}
