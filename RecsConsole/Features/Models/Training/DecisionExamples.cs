using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Logged decisions as examples: their stored snapshots, and the labels of what was shown. A decision with a pending label waits; what was
/// not shown was not judged.
/// </summary>
public sealed class DecisionExamples : IExamples
{
    private readonly ConsoleDbContext _db;
    private readonly SlateKind _kind;
    private readonly Dictionary<Guid, Dictionary<string, int>> _grades;
    private readonly Dictionary<PartHashes, SharedParts> _shared = [];

    private DecisionExamples(
        ConsoleDbContext db,
        SlateKind kind,
        Dictionary<Guid, Dictionary<string, int>> grades,
        IReadOnlyList<ExampleKey> keys
    ) => (_db, _kind, _grades, Keys) = (db, kind, grades, keys);

    /// <inheritdoc />
    public IReadOnlyList<ExampleKey> Keys { get; }

    /// <summary>The latest decisions whose labels of the kind are all final.</summary>
    public static async Task<DecisionExamples> ReadAsync(ConsoleDbContext db, SlateKind kind, int most, CancellationToken cancellationToken)
    {
        var name = kind.ToString().ToLowerInvariant();
        var decisions = await db
            .Decisions.AsNoTracking()
            .Where(row =>
                db.Labels.Any(label => label.DecisionId == row.Id && label.Kind == name)
                && !db.Labels.Any(label => label.DecisionId == row.Id && label.Kind == name && label.Value == null && label.Applies)
            )
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(most)
            .Select(row => new { row.Id, row.At })
            .ToListAsync(cancellationToken);
        var ids = decisions.Select(row => row.Id).ToList();
        var byDecision = await LabelsAsync(db, name, ids, cancellationToken);
        var keys = decisions
            .Select(row => new ExampleKey(ExampleKey.Decision, row.Id, 0, row.At, byDecision[row.Id].Max(label => label.ClosesAt)))
            .Reverse()
            .ToList();
        return new(db, kind, ids.ToDictionary(id => id, id => GradesOf(byDecision[id])), keys);
    }

    private static async Task<ILookup<Guid, LabelRow>> LabelsAsync(
        ConsoleDbContext db,
        string kind,
        List<Guid> decisions,
        CancellationToken cancellationToken
    )
    {
        var labels = new List<LabelRow>();
        foreach (var batch in decisions.Chunk(500))
        {
            labels.AddRange(
                await db
                    .Labels.AsNoTracking()
                    .Where(row => row.Kind == kind && batch.Contains(row.DecisionId))
                    .ToListAsync(cancellationToken)
            );
        }

        return labels.ToLookup(row => row.DecisionId);
    }

    /// <inheritdoc />
    public async ValueTask<TrainingExample?> BuildAsync(ExampleKey key, CancellationToken cancellationToken)
    {
        var grades = _grades[key.Id];
        if (grades.Count == 0)
        {
            return null; // everything shown was left without a verdict
        }

        var row = await _db.Decisions.AsNoTracking().SingleAsync(found => found.Id == key.Id, cancellationToken);
        return await SnapshotOfAsync(row, cancellationToken) is { } snapshot ? new(key, snapshot, grades, IsWhole: false) : null;
    }

    // One that an older engine wrote in another shape, or whose parts are gone, is no example.
    private async Task<CaseSnapshot?> SnapshotOfAsync(DecisionRow row, CancellationToken cancellationToken)
    {
        try
        {
            var bundle = await DecisionBundles.ReadBundleAsync(_db, row, cancellationToken);
            var snapshot = Engine.Canonical.CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot);
            if (!_shared.TryGetValue(snapshot.Parts, out var shared))
            {
                var read = snapshot.WithParts(hash => bundle.Parts.GetValueOrDefault(hash)).Shared;
                shared = read with { Model = null, Configuration = read.Configuration with { ExplorationRate = null } };
                _shared[snapshot.Parts] = shared;
            }

            return snapshot with
            {
                Shared = shared,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or DecisionErasedException)
        {
            return null;
        }
    }

    private static Dictionary<string, int> GradesOf(IEnumerable<LabelRow> labels)
    {
        var grades = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in labels.GroupBy(row => row.ItemId, StringComparer.Ordinal))
        {
            var values = item.ToDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal);
            if (values.GetValueOrDefault(LabelNames.Executed) is { } executed)
            {
                grades[item.Key] = executed == 0 ? Grade.NotDone : DoneGrade(values);
            }
        }

        return grades;
    }

    // the labels that CaseEnding is made of: in time is the deadline's label where the case had one, and the window's otherwise
    private static int DoneGrade(Dictionary<string, int?> values) =>
        (values.GetValueOrDefault(LabelNames.SlaMet) ?? values.GetValueOrDefault(LabelNames.Resolved)) == 1
        && values.GetValueOrDefault(LabelNames.Rework) != 1
            ? Grade.EndedWell
            : Grade.Done;
}
