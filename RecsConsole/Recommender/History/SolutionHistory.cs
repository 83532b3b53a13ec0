using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Solutions;

namespace RecsConsole.Recommender.History;

/// <summary>
/// What solves the tenant's cases, one model per case type: learned on first use from all of its finished cases, like any model.
/// </summary>
public sealed class SolutionHistory
{
    private readonly Lazy<IReadOnlyDictionary<string, SolutionModel>> _models;

    internal SolutionHistory(IReadOnlyList<IndexedCase> cases) =>
        _models = new(() =>
            cases
                .Select(found => found.Background?.Solved)
                .OfType<SolvedCase>()
                .GroupBy(solved => solved.Type, StringComparer.Ordinal)
                .Select(type => (type.Key, Model: SolutionTrainer.Learn(type)))
                .Where(type => type.Model is not null)
                .ToDictionary(type => type.Key, type => type.Model!, StringComparer.Ordinal)
        );

    /// <summary>Learns now, so that nobody who opens a case waits for it.</summary>
    public void Learn() => _ = _models.Value;

    /// <summary>The most probable solutions of a case; null when too few cases have been solved.</summary>
    public SolutionFacts? Read(CaseRecord record, Func<string, bool> isAction)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _models.Value.TryGetValue(record.Type, out var model)
            ? model.Read(record.IssueType, record.Product, CaseSigns.Of(record.Title, record.Description, record.CustomFields), isAction)
            : null;
    }
}
