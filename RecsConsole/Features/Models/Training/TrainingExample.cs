using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training;

/// <summary>A snapshot as of an instant, and what came of what could have been done then.</summary>
/// <param name="Grades">Grade of each candidate that was judged, by id: see <see cref="Grade"/>.</param>
/// <param name="IsWhole">True: what is not in <paramref name="Grades"/> was not done. False: nothing is known of it.</param>
public sealed record TrainingExample(ExampleKey Key, CaseSnapshot Snapshot, IReadOnlyDictionary<string, int> Grades, bool IsWhole)
{
    /// <summary>What acted on the answers, by item; what nothing acted on is missing.</summary>
    public IReadOnlyDictionary<string, Treatment> Treatments { get; init; } = new Dictionary<string, Treatment>(StringComparer.Ordinal);
}
