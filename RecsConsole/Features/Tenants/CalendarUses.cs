using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants;

/// <summary>
/// What counts its time by a calendar: case types, and versions of service levels that are in force, may come into force, or gave a case its
/// deadline. A calendar can be removed once nothing does.
/// </summary>
internal static class CalendarUses
{
    /// <summary>Titles of what uses each calendar, by key; a calendar that nothing uses is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var types = await db
            .CaseTypes.AsNoTracking()
            .Select(type => new CalendarUse(type.CalendarKey, type.Name))
            .ToListAsync(cancellationToken);
        // the deadline of an old case is explained by the version that it was promised
        var levels = await db
            .ServiceLevels.AsNoTracking()
            .Where(level =>
                level.CalendarKey != null
                && (
                    level.Status == VersionStatus.Draft
                    || level.Status == VersionStatus.InReview
                    || level.Status == VersionStatus.Published
                    || db.Cases.Any(found => found.SlaLevelKey == level.Key && found.SlaLevelVersion == level.Version)
                )
            )
            .Select(level => new CalendarUse(level.CalendarKey!, level.Title))
            .ToListAsync(cancellationToken);
        return types
            .Concat(levels)
            .GroupBy(use => use.Calendar, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, TitlesOf, StringComparer.Ordinal);
    }

    /// <summary>Why calendars cannot be removed, with the names of what uses them; null when they can.</summary>
    public static async Task<string?> FindProblemAsync(
        ConsoleDbContext db,
        TenantConfiguration inForce,
        TenantConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        if (settings.RemovedCalendars is not { Count: > 0 } removed)
        {
            return null;
        }

        var uses = await ReadAsync(db, cancellationToken);
        var titles = (inForce.Calendars ?? []).ToDictionary(each => each.Key, each => each.Title(), StringComparer.Ordinal);
        var problems = removed
            .Where(uses.ContainsKey)
            .Select(key => Texts.CalendarIsUsed.With(titles.GetValueOrDefault(key, key), string.Join(", ", uses[key])));
        return string.Join(' ', problems) is { Length: > 0 } words ? words : null;
    }

    private static IReadOnlyList<string> TitlesOf(IEnumerable<CalendarUse> uses) =>
        [.. uses.Select(use => use.Title).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];

    private sealed record CalendarUse(string Calendar, string Title);
}
