using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training;

/// <summary>A snapshot as of an instant, and the outcomes of what could have been done then.</summary>
/// <param name="Grades">Grade of each judged candidate, by id: see <see cref="Grade"/>.</param>
/// <param name="IsWhole">
/// True when anything missing from <paramref name="Grades"/> was not done; false when nothing is known about it.
/// </param>
public sealed record TrainingExample(ExampleKey Key, CaseSnapshot Snapshot, IReadOnlyDictionary<string, int> Grades, bool IsWhole)
{
    /// <summary>
    /// The worth of each judged candidate by the tenant's objectives, 0 to 1, by id; a missing one is worth what its grade is.
    /// </summary>
    public IReadOnlyDictionary<string, double> Worths { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Treatments by item; untreated items are missing.</summary>
    public IReadOnlyDictionary<string, Treatment> Treatments { get; init; } = new Dictionary<string, Treatment>(StringComparer.Ordinal);
}
