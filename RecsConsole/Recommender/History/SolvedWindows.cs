using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.History;

/// <summary>
/// The time within which a case without a deadline counts as solved in time, by case type: the time from opening in which three of four
/// such cases were solved. What is slow for one kind of work is quick for another. Types with few such cases use
/// <see cref="CaseEnding.UsualWindow"/>.
/// </summary>
public sealed class SolvedWindows
{
    private const int Fewest = 50;
    private const double InTime = 0.75;
    private const int MaxHours = 365 * 24;

    private readonly Dictionary<string, int> _hours;

    private SolvedWindows(Dictionary<string, int> hours) => _hours = hours;

    /// <summary>Learns from finished cases.</summary>
    public static SolvedWindows From(IEnumerable<IndexedCase> cases) =>
        new(
            cases
                .Where(found => found is { Background: not null, Finished: { SlaMet: null, HoursToResolve: not null } })
                .GroupBy(found => found.Background!.Type, found => found.Finished!.HoursToResolve!.Value, StringComparer.Ordinal)
                .Select(type => (type.Key, Hours: type.Order().ToList()))
                .Where(type => type.Hours.Count >= Fewest)
                .ToDictionary(
                    type => type.Key,
                    // whole days, the way people count
                    type => Math.Clamp(((type.Hours[(int)(type.Hours.Count * InTime)] / 24) + 1) * 24, 24, MaxHours),
                    StringComparer.Ordinal
                )
        );

    /// <summary>The window for a case type.</summary>
    public TimeSpan Of(string caseType) => _hours.TryGetValue(caseType, out var hours) ? TimeSpan.FromHours(hours) : CaseEnding.UsualWindow;

    /// <summary>Similar cases of a type, with the window that applies to each.</summary>
    public IReadOnlyList<SimilarCaseHit> On(IReadOnlyList<SimilarCaseHit> hits, string caseType) =>
        _hours.TryGetValue(caseType, out var hours) ? [.. hits.Select(hit => hit with { SolvedWithinHours = hours })] : hits;

    /// <summary>Cases, with the window that applies to each.</summary>
    internal IReadOnlyList<IndexedCase> On(IReadOnlyList<IndexedCase> cases) =>
        _hours.Count == 0
            ? cases
            :
            [
                .. cases.Select(found =>
                    found is { Background: { } background, Finished: { } hit } && _hours.TryGetValue(background.Type, out var hours)
                        ? found with
                        {
                            Finished = hit with { SolvedWithinHours = hours },
                        }
                        : found
                ),
            ];
}
