using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.ServiceLevels;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>
/// Service levels as the past kept them: the working hours within which nine of ten cases of a type and priority were solved. Waiting
/// counts too, so the levels pause in no state.
/// </summary>
internal static class MinedLevels
{
    /// <summary>Fewer solved cases than this suggest nothing.</summary>
    public const int LeastCases = 20;

    /// <summary>How many in a hundred cases were solved within the suggested hours.</summary>
    public const int Share = 90;

    private const int MostCases = 5_000;
    private const int LongestKey = 90;

    public static async Task<IReadOnlyList<MinedLevel>> ReadAsync(
        ConsoleDbContext db,
        CaseTypeRow type,
        CancellationToken cancellationToken
    )
    {
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        var rows = await db
            .Cases.AsNoTracking()
            .Where(row => row.TypeKey == type.Key && row.ResolvedAt != null)
            .OrderByDescending(row => row.ResolvedAt)
            .ThenBy(row => row.Id)
            .Take(MostCases)
            .Select(row => new
            {
                row.Priority,
                row.OpenedAt,
                row.SlaStartedAt,
                row.ResolvedAt,
            })
            .ToListAsync(cancellationToken);
        var solved = rows.Select(row => new SolvedCase(row.Priority, row.SlaStartedAt ?? row.OpenedAt, row.ResolvedAt!.Value))
            .Where(each => each.SolvedAt > each.StartedAt)
            .ToList();
        if (solved.Count < LeastCases)
        {
            return [];
        }

        var (first, last) = (solved.Min(each => each.StartedAt), solved.Max(each => each.SolvedAt));
        var spans = calendars.Resolve(type.Key, first, last);
        var worked = solved.ConvertAll(each =>
            (each.Priority, Ms: spans.Between(each.StartedAt.ToUnixTimeMilliseconds(), each.SolvedAt.ToUnixTimeMilliseconds()))
        );
        var whole = last.ToUnixTimeMilliseconds() - first.ToUnixTimeMilliseconds();
        var isAlways = spans.Between(first.ToUnixTimeMilliseconds(), last.ToUnixTimeMilliseconds()) == whole;
        List<MinedLevel> levels = [.. Of(type, worked).Select(level => level with { EveryHourCounts = isAlways })];
        return await KnownAsync(db, type, levels, cancellationToken);
    }

    /// <summary>One for each priority with enough cases; one for all others, too, where those leave some out.</summary>
    /// <param name="worked">Working time to the solution in milliseconds.</param>
    internal static IReadOnlyList<MinedLevel> Of(CaseTypeRow type, IReadOnlyList<(int? Priority, long Ms)> worked)
    {
        var groups = worked
            .Where(each => each.Priority is >= 1 and <= ServiceLevelRules.LowestPriority)
            .GroupBy(each => each.Priority, each => each.Ms)
            .Where(group => group.Count() >= LeastCases)
            .OrderBy(group => group.Key)
            .Select(group => LevelOf(type, group.Key, [.. group]))
            .ToList();
        var covered = groups.Sum(each => each.Cases);
        MinedLevel? rest =
            covered < worked.Count && worked.Count >= LeastCases
                ? LevelOf(type, priority: null, [.. worked.Select(each => each.Ms)])
                : null;
        return [.. groups.Append(rest).OfType<MinedLevel>().Where(level => level.Hours <= ServiceLevelRules.MaxHours)];
    }

    /// <summary>The level that a suggestion would become.</summary>
    public static ServiceLevelContent ContentOf(CaseTypeRow type, MinedLevel level) =>
        new()
        {
            Title = level.Priority is { } priority
                ? Texts.MinedLevelTitle.With(type.Name, ServiceLevelLabels.Priority(priority))
                : Texts.MinedLevelOfAll.With(type.Name),
            CaseTypes = [type.Key],
            Priority = level.Priority,
            TargetMinutes = level.Hours * 60,
        };

    private static MinedLevel LevelOf(CaseTypeRow type, int? priority, List<long> ms)
    {
        ms.Sort();
        var nearest = ms[NearestRank.Of(ms.Count, Share) - 1];
        var hours = (int)Math.Min(int.MaxValue, Math.Ceiling(TimeSpan.FromMilliseconds(nearest).TotalHours));
        return new(KeyOf(type.Key, priority), priority, ms.Count, Math.Max(1, hours));
    }

    private static string KeyOf(string caseType, int? priority)
    {
        var key = StatusSteps.KeyOf(caseType);
        key = key.Length <= LongestKey ? key : key[..LongestKey];
        return priority is { } number ? string.Create(CultureInfo.InvariantCulture, $"{key}-p{number}") : key + "-any";
    }

    private static async Task<IReadOnlyList<MinedLevel>> KnownAsync(
        ConsoleDbContext db,
        CaseTypeRow type,
        IReadOnlyList<MinedLevel> mined,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .ServiceLevels.AsNoTracking()
            .Where(row => row.Status != VersionStatus.Retired)
            .OrderBy(row => row.Key)
            .ThenBy(row => row.Version)
            .ToListAsync(cancellationToken);
        return
        [
            .. mined.Select(level =>
            {
                var same = rows.FindAll(row => string.Equals(row.Key, level.Key, StringComparison.Ordinal) || IsOf(row, type, level));
                var known = same.Find(row => row.Status.IsPublished()) ?? same.FirstOrDefault();
                return level with { Existing = known?.Key, IsInForce = known?.Status.IsPublished() is true };
            }),
        ];
    }

    private static bool IsOf(ServiceLevelRow row, CaseTypeRow type, MinedLevel level) =>
        row.Tier is null
        && row.Priority == level.Priority
        && (row.CaseTypes.Count == 0 || row.CaseTypes.Contains(type.Key, StringComparer.Ordinal));

    private readonly record struct SolvedCase(int? Priority, DateTimeOffset StartedAt, DateTimeOffset SolvedAt);
}
