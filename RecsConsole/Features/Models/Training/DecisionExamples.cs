using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Logged decisions as examples: their stored snapshots, and the labels of the shown items. A decision with a pending label waits; an item
/// that was not shown has no judgement.
/// </summary>
public sealed class DecisionExamples : IExamples
{
    private readonly ConsoleDbContext _db;
    private readonly Dictionary<Guid, Dictionary<string, JudgedItem>> _judged;
    private readonly Dictionary<PartHashes, SharedParts> _shared = [];

    private readonly Dictionary<Guid, Dictionary<string, Treatment>> _treatments;
    private LeftOut _leftOut;

    private DecisionExamples(ConsoleDbContext db, FoundDecisions found) =>
        (_db, _judged, _treatments, Keys, _leftOut, Labels, Cases) = (
            db,
            found.Judged,
            found.Treatments,
            found.Keys,
            found.LeftOut,
            found.Labels,
            found.Cases
        );

    /// <inheritdoc />
    public IReadOnlyList<ExampleKey> Keys { get; }

    /// <inheritdoc />
    public LeftOut LeftOut => _leftOut;

    /// <summary>The number of yes and no for each of their labels.</summary>
    public IReadOnlyList<LabelCount> Labels { get; }

    /// <summary>The cases they were made for.</summary>
    public IReadOnlySet<Guid> Cases { get; }

    /// <summary>
    /// The latest decisions whose labels of the kind are all final, except those of people and customers who opted for rules only or were
    /// erased.
    /// </summary>
    public static async Task<DecisionExamples> ReadAsync(
        ConsoleDbContext db,
        SlateKind kind,
        LearningObjectives objectives,
        int max,
        CancellationToken cancellationToken
    )
    {
        var (kindOfItem, needed) = (kind.ToItemKind(), TrainingColumns.LabelsOf(kind, objectives));
        var exclusions = await TrainingExclusions.ReadAsync(db, cancellationToken);
        var pending = Pending(db, kindOfItem, needed);
        var decisions = await ReadDecisionsAsync(
            db,
            Labelled(db, kindOfItem).Where(row => !pending.Any(each => each.Id == row.Id)),
            max,
            cancellationToken
        );
        var reasons = decisions.ToDictionary(row => row.Id, row => exclusions.Of(row.ActorId, row.CaseId, row.Account));
        var kept = decisions.Where(row => reasons[row.Id] is null).Reverse().ToList();
        var labels = await LabelsAsync(db, kindOfItem, [.. kept.Select(row => row.Id)], cancellationToken);
        var keys = kept.Select(row => KeyOf(row, labels[row.Id], needed)).ToList();
        var found = new FoundDecisions(
            keys,
            kept.ToDictionary(row => row.Id, row => JudgedItem.AllOf(labels[row.Id], needed, objectives)),
            await DecisionTreatments.ReadAsync(db, kindOfItem, keys, cancellationToken),
            CountsOf(labels),
            kept.Select(row => row.CaseId).ToHashSet(),
            new(
                reasons.Values.Count(reason => reason is TrainingExclusions.Reason.ByRules),
                reasons.Values.Count(reason => reason is TrainingExclusions.Reason.Erased),
                await pending.CountAsync(cancellationToken),
                0
            )
            {
                NoConsent = reasons.Values.Count(reason => reason is TrainingExclusions.Reason.NoConsent),
            }
        );
        return new(db, found);
    }

    private static IQueryable<DecisionRow> Labelled(ConsoleDbContext db, ItemKind kind) =>
        db.Decisions.AsNoTracking().Where(row => db.Labels.Any(label => label.DecisionId == row.Id && label.Kind == kind));

    private static IQueryable<DecisionRow> Pending(ConsoleDbContext db, ItemKind kind, IReadOnlyList<string> needed) =>
        db
            .Decisions.AsNoTracking()
            .Where(row =>
                db.Labels.Any(label =>
                    label.DecisionId == row.Id && label.Kind == kind && label.Value == null && label.Applies && needed.Contains(label.Name)
                )
            );

    private static Task<List<MadeDecision>> ReadDecisionsAsync(
        ConsoleDbContext db,
        IQueryable<DecisionRow> decisions,
        int max,
        CancellationToken cancellationToken
    ) =>
        decisions
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(max)
            .Select(row => new MadeDecision(
                row.Id,
                row.At,
                row.ActorId,
                row.CaseId,
                db.Cases.Where(each => each.Id == row.CaseId).Select(each => each.AccountKey).FirstOrDefault()
            ))
            .ToListAsync(cancellationToken);

    private static ExampleKey KeyOf(MadeDecision row, IEnumerable<LabelRow> labels, IReadOnlyList<string> needed) =>
        new(
            ExampleKey.Decision,
            row.Id,
            0,
            row.At,
            labels.Where(label => needed.Contains(label.Name, StringComparer.Ordinal)).Max(label => label.ClosesAt)
        );

    private static List<LabelCount> CountsOf(ILookup<Guid, LabelRow> labels) =>
        [
            .. labels
                .SelectMany(each => each)
                .GroupBy(label => label.Name, StringComparer.Ordinal)
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => new LabelCount(each.Key, each.Count(label => label.Value == 1), each.Count(label => label.Value == 0))),
        ];

    private static async Task<ILookup<Guid, LabelRow>> LabelsAsync(
        ConsoleDbContext db,
        ItemKind kind,
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
        var judged = _judged[key.Id];
        if (judged.Count == 0)
        {
            return null; // no shown item has a verdict
        }

        var row = await _db.Decisions.AsNoTracking().SingleAsync(found => found.Id == key.Id, cancellationToken);
        if (await SnapshotOfAsync(row, cancellationToken) is not { } snapshot)
        {
            return null;
        }

        if (snapshot.IsByRules)
        {
            _leftOut += new LeftOut(1, 0, 0, 0); // they had opted for rules only at that time
            return null;
        }

        return new(key, snapshot, judged.ToDictionary(pair => pair.Key, pair => pair.Value.Grade, StringComparer.Ordinal), IsWhole: false)
        {
            Worths = judged.ToDictionary(pair => pair.Key, pair => pair.Value.Worth, StringComparer.Ordinal),
            Treatments = _treatments[key.Id],
        };
    }

    // A snapshot in an older format or with missing parts is not an example.
    private async Task<CaseSnapshot?> SnapshotOfAsync(DecisionRow row, CancellationToken cancellationToken)
    {
        try
        {
            var bundle = await DecisionBundles.ReadBundleAsync(_db, row, cancellationToken);
            var snapshot = Engine.Canonical.CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot);
            return snapshot with { Shared = SharedOf(snapshot, bundle.Parts) };
        }
        catch (DecisionErasedException)
        {
            _leftOut += new LeftOut(0, 1, 0, 0);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            _leftOut += new LeftOut(0, 0, 0, 1);
        }

        return null;
    }

    private SharedParts SharedOf(CaseSnapshot snapshot, IReadOnlyDictionary<string, byte[]> parts)
    {
        if (!_shared.TryGetValue(snapshot.Parts, out var shared))
        {
            var read = snapshot.WithParts(hash => parts.GetValueOrDefault(hash)).Shared;
            shared = read with { Model = null, Configuration = read.Configuration with { ExplorationRate = null } };
            _shared[snapshot.Parts] = shared;
        }

        return shared;
    }

    private sealed record MadeDecision(Guid Id, DateTimeOffset At, Guid ActorId, Guid CaseId, string? Account);

    private sealed record FoundDecisions(
        IReadOnlyList<ExampleKey> Keys,
        Dictionary<Guid, Dictionary<string, JudgedItem>> Judged,
        Dictionary<Guid, Dictionary<string, Treatment>> Treatments,
        IReadOnlyList<LabelCount> Labels,
        IReadOnlySet<Guid> Cases,
        LeftOut LeftOut
    );
}

/// <summary>How many final labels of a name there are.</summary>
public sealed record LabelCount(string Name, int Yes, int No);
