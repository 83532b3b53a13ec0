using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.History;

/// <summary>
/// The limits by which cases are judged, by case type: the one place that decides them, for cards, chances, labels, examples and the
/// simulator. A case without a deadline must be solved within the window that the tenant sets; without one, within the time from opening in
/// which three of four such cases of its type were solved, because what is slow for one kind of work is quick for another. Types with few
/// such cases use <see cref="CaseEnding.UsualWindow"/>. How long a solution must last is the tenant's setting.
/// </summary>
public sealed class SolvedWindows
{
    private const int Fewest = 50;
    private const double InTime = 0.75;
    private const int MaxHours = 365 * 24;
    private const int MaxCases = 100_000;

    private readonly Dictionary<string, int> _hours;

    private SolvedWindows(LabelWindows settings, Dictionary<string, int> hours) => (Settings, _hours) = (settings, hours);

    /// <summary>The tenant's windows.</summary>
    public LabelWindows Settings { get; }

    /// <summary>Learns from finished cases.</summary>
    /// <param name="settings">The tenant's windows.</param>
    public static SolvedWindows From(IEnumerable<IndexedCase> cases, LabelWindows settings) =>
        From(
            cases
                .Where(found => found is { Background: not null, Finished: { SlaMet: null, HoursToResolve: not null } })
                .Select(found => new SolvedCase(found.Background!.Type, found.Finished!.HoursToResolve!.Value)),
            settings
        );

    /// <summary>The limits in force, from the tenant's rows.</summary>
    public static async Task<SolvedWindows> ReadAsync(ConsoleDbContext db, LabelWindows settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.SolvedWindow() is not null)
        {
            return From(Array.Empty<SolvedCase>(), settings); // then no pace is asked for
        }

        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => !row.IsOpen && row.ResolvedAt != null && row.SlaMet == null)
            .OrderByDescending(row => row.ResolvedAt)
            .ThenBy(row => row.Id)
            .Take(MaxCases)
            .Select(row => new
            {
                row.TypeKey,
                row.OpenedAt,
                row.ResolvedAt,
            })
            .ToListAsync(cancellationToken);
        return From(
            cases.Select(row => new SolvedCase(row.TypeKey, (int)Math.Round((row.ResolvedAt!.Value - row.OpenedAt).TotalHours))),
            settings
        );
    }

    /// <summary>The limits for a case type.</summary>
    public EndingRules Of(string caseType) =>
        new(
            Settings.SolvedWindow() ?? (_hours.TryGetValue(caseType, out var hours) ? TimeSpan.FromHours(hours) : CaseEnding.UsualWindow),
            Settings.ReworkWindow()
        );

    /// <summary>Similar cases of a type, with the window that applies to each.</summary>
    public IReadOnlyList<SimilarCaseHit> On(IReadOnlyList<SimilarCaseHit> hits, string caseType) =>
        HoursOf(caseType) is { } hours ? [.. hits.Select(hit => hit with { SolvedWithinHours = hours })] : hits;

    /// <summary>Cases, with the window that applies to each.</summary>
    internal IReadOnlyList<IndexedCase> On(IReadOnlyList<IndexedCase> cases) =>
        _hours.Count == 0 && Settings.SolvedWindow() is null
            ? cases
            :
            [
                .. cases.Select(found =>
                    found is { Background: { } background, Finished: { } hit } && HoursOf(background.Type) is { } hours
                        ? found with
                        {
                            Finished = hit with { SolvedWithinHours = hours },
                        }
                        : found
                ),
            ];

    private static SolvedWindows From(IEnumerable<SolvedCase> cases, LabelWindows settings) =>
        new(
            settings,
            cases
                .GroupBy(found => found.Type, found => found.Hours, StringComparer.Ordinal)
                .Select(type => (type.Key, Hours: type.Order().ToList()))
                .Where(type => type.Hours.Count >= Fewest)
                .ToDictionary(
                    type => type.Key,
                    // whole days, the way people count
                    type => Math.Clamp(((type.Hours[(int)(type.Hours.Count * InTime)] / 24) + 1) * 24, 24, MaxHours),
                    StringComparer.Ordinal
                )
        );

    // null for the usual window, which needs no mention
    private int? HoursOf(string caseType) =>
        Of(caseType).Window is var window && window != CaseEnding.UsualWindow ? (int)window.TotalHours : null;

    /// <summary>A solved case that had no deadline.</summary>
    private readonly record struct SolvedCase(string Type, int Hours);
}
