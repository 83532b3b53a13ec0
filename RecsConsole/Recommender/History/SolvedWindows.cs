using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.History;

/// <summary>
/// The limits by which cases are judged, by kind (issue type within case type): the one place that decides them, for cards, chances,
/// labels, examples and the simulator. A case without a deadline must be solved within the window that the tenant sets; without one, within
/// the time from opening in which three of four such cases of its kind were solved, because what is slow for one kind of work is quick for
/// another. A kind with few such cases uses the time of its type, and a type with few <see cref="CaseEnding.UsualWindow"/>. How long a
/// solution must last is the tenant's setting.
/// </summary>
public sealed class SolvedWindows
{
    // of so many, between 63 and 87 % of all cases are as quick as three of four (normal approximation, 95 %); of 20, it is 56 to 94 %
    private const int Fewest = 50;

    private const double InTime = 0.75;
    private const int MaxHours = 365 * 24;
    private const int MaxCases = 100_000;

    private readonly Dictionary<Kind, int> _hours;

    private SolvedWindows(LabelWindows settings, Dictionary<Kind, int> hours) => (Settings, _hours) = (settings, hours);

    /// <summary>The tenant's windows.</summary>
    public LabelWindows Settings { get; }

    /// <summary>Learns from finished cases.</summary>
    /// <param name="settings">The tenant's windows.</param>
    public static SolvedWindows From(IEnumerable<IndexedCase> cases, LabelWindows settings) =>
        From(
            cases
                .Where(found => found is { Background: not null, Finished: { SlaMet: null, HoursToResolve: not null } })
                .Select(found => new SolvedCase(new(found.Background!.Type, found.IssueType), found.Finished!.HoursToResolve!.Value)),
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
                row.IssueType,
                row.OpenedAt,
                row.ResolvedAt,
            })
            .ToListAsync(cancellationToken);
        return From(
            cases.Select(row => new SolvedCase(
                new(row.TypeKey, row.IssueType),
                (int)Math.Round((row.ResolvedAt!.Value - row.OpenedAt).TotalHours)
            )),
            settings
        );
    }

    /// <summary>The limits for an issue type of a case type.</summary>
    public EndingRules Of(string caseType, string issueType) =>
        new(
            Settings.SolvedWindow() ?? (PaceOf(caseType, issueType) is { } hours ? TimeSpan.FromHours(hours) : CaseEnding.UsualWindow),
            Settings.ReworkWindow()
        );

    /// <summary>Similar cases of a type, with the window that applies to each.</summary>
    public IReadOnlyList<SimilarCaseHit> On(IReadOnlyList<SimilarCaseHit> hits, string caseType) =>
        IsUsual ? hits : [.. hits.Select(hit => hit with { SolvedWithinHours = HoursOf(caseType, hit.IssueType) })];

    /// <summary>Cases, with the window that applies to each.</summary>
    internal IReadOnlyList<IndexedCase> On(IReadOnlyList<IndexedCase> cases) =>
        IsUsual
            ? cases
            :
            [
                .. cases.Select(found =>
                    found is { Background: { } background, Finished: { } hit } && HoursOf(background.Type, found.IssueType) is { } hours
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
                .SelectMany(found => (SolvedCase[])[found, found with { Kind = found.Kind.OfType() }])
                .GroupBy(found => found.Kind, found => found.Hours)
                .Select(kind => (kind.Key, Hours: kind.Order().ToList()))
                .Where(kind => kind.Hours.Count >= Fewest)
                .ToDictionary(
                    kind => kind.Key,
                    // whole days, the way people count
                    kind => Math.Clamp(((kind.Hours[(int)(kind.Hours.Count * InTime)] / 24) + 1) * 24, 24, MaxHours)
                )
        );

    private bool IsUsual => _hours.Count == 0 && Settings.SolvedWindow() is null;

    private int? PaceOf(string caseType, string issueType)
    {
        var kind = new Kind(caseType, issueType);
        return _hours.TryGetValue(kind, out var hours) || _hours.TryGetValue(kind.OfType(), out hours) ? hours : null;
    }

    // null for the usual window, which needs no mention
    private int? HoursOf(string caseType, string issueType) =>
        Of(caseType, issueType).Window is var window && window != CaseEnding.UsualWindow ? (int)window.TotalHours : null;

    /// <summary>A solved case that had no deadline.</summary>
    private readonly record struct SolvedCase(Kind Kind, int Hours);

    /// <param name="IssueType">Null for all of a case type.</param>
    private readonly record struct Kind(string Type, string? IssueType)
    {
        public Kind OfType() => this with { IssueType = null };
    }
}
