using System.Collections.Concurrent;
using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Recommender.Impact;

/// <summary>One measurement: shared parts are read and replaced once for all decisions that share them. Thread-safe.</summary>
internal sealed class ImpactRun(ActivePipelines pipelines, ImpactDraft draft)
{
    private readonly Dictionary<string, byte[]> _bytes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PartHashes, SharedSides> _sides = [];

    /// <summary>Reads the shared parts that these decisions name and that are not read yet.</summary>
    public async Task ReadPartsAsync(ConsoleDbContext db, IEnumerable<DecisionRow> rows, CancellationToken cancellationToken)
    {
        var missing = rows.SelectMany(row => row.PartHashes)
            .Distinct(StringComparer.Ordinal)
            .Where(hash => !_bytes.ContainsKey(hash))
            .ToList();
        foreach (var (hash, bytes) in await DecisionBundles.ReadPartsAsync(db, missing, cancellationToken))
        {
            _bytes[hash] = bytes;
        }
    }

    /// <summary>Null when the decision was erased or this engine cannot compute it.</summary>
    public DecisionImpact? Of(DecisionRow row)
    {
        if (DecisionContent.IsErased(row))
        {
            return null;
        }

        try
        {
            return Compare(row);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or ArgumentException)
        {
            return null; // a snapshot of another schema, a missing part, or a model that this engine cannot rank with
        }
    }

    private DecisionImpact Compare(DecisionRow row)
    {
        var snapshot = DecisionContent.SnapshotOf(row);
        var sides = _sides.GetOrAdd(snapshot.Parts, _ => SidesOf(snapshot));
        var objections = DecisionContent
            .ValidationOf(row)
            .Items.Where(item => item.Reasons.Count > 0)
            .Select(item => (item.Kind, item.Id))
            .ToHashSet();
        var now = Shaped(snapshot, sides.Now, draft.Now);
        var then = Shaped(snapshot, sides.Then, draft.Then);
        return new(
            row.Id,
            [.. Enum.GetValues<SlateKind>().Select(kind => Compare(kind, Run(now, row.Seed, kind), Run(then, row.Seed, kind), objections))]
        )
        {
            HasOtherDeadline = HasOtherDeadline(now.Case, then.Case),
            At = row.At,
            IsConcerned = draft.Concerns?.Invoke(now),
        };
    }

    // the same time left by two calendars is not the same deadline
    private static bool HasOtherDeadline(CaseFacts now, CaseFacts then) =>
        now.SlaEndMs is { } end && then.SlaEndMs is { } other ? end != other : now.SlaRemainingMs != then.SlaRemainingMs;

    private SharedSides SidesOf(CaseSnapshot snapshot)
    {
        var shared = snapshot.WithParts(hash => _bytes.GetValueOrDefault(hash)).Shared;
        return new(draft.Now.Parts(shared), draft.Then.Parts(shared));
    }

    private static CaseSnapshot Shaped(CaseSnapshot snapshot, SharedParts shared, ImpactFacts facts)
    {
        var shaped = snapshot with { Shared = shared };
        return facts.Snapshot is { } change ? change(shaped) : shaped;
    }

    private SlateRunOf Run(CaseSnapshot snapshot, long seed, SlateKind kind)
    {
        var request = RecommendationRequest.From(snapshot.Shared.Configuration, seed).For(kind);
        return new(pipelines.For(snapshot).Run(snapshot, request), request.Size);
    }

    // what final validation refused then is refused in both
    private static SlateImpact Compare(SlateKind kind, SlateRunOf now, SlateRunOf then, HashSet<(SlateKind Kind, string Id)> objections)
    {
        bool IsShown(string id) => !objections.Contains((kind, id));
        var before = now.Run.Placement.Placed.Where(placed => IsShown(placed.Id)).Take(now.Size).ToList();
        List<string> after = [.. then.Run.Placement.Placed.Select(placed => placed.Id).Where(IsShown).Take(then.Size)];
        var excluded = then.Run.Screening.Excluded.Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            kind,
            [.. before.Select(placed => placed.Id)],
            after,
            [.. before.Select(placed => placed.Id).Where(excluded.Contains)],
            [
                .. before
                    .Where(placed => placed.RequiredByPolicy is not null && !after.Contains(placed.Id, StringComparer.Ordinal))
                    .Select(placed => placed.Id),
            ]
        );
    }

    private sealed record SharedSides(SharedParts Now, SharedParts Then);

    private sealed record SlateRunOf(SlateRun Run, int Size);
}
