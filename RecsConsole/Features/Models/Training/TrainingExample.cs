using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training;

/// <summary>A snapshot as of an instant, and what came of what could have been done then.</summary>
/// <param name="Grades">Grade of each candidate that was judged, by id: see <see cref="Grade"/>.</param>
/// <param name="IsWhole">True: what is not in <paramref name="Grades"/> was not done. False: nothing is known of it.</param>
public sealed record TrainingExample(ExampleKey Key, CaseSnapshot Snapshot, IReadOnlyDictionary<string, int> Grades, bool IsWhole)
{
    /// <summary>
    /// What each judged candidate was worth by the tenant's objectives, 0 to 1, by id; what is missing is worth what its grade is.
    /// </summary>
    public IReadOnlyDictionary<string, double> Worths { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>What acted on the answers, by item; what nothing acted on is missing.</summary>
    public IReadOnlyDictionary<string, Treatment> Treatments { get; init; } = new Dictionary<string, Treatment>(StringComparer.Ordinal);
}
