using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants;

/// <summary>
/// What counts its time by a calendar: case types, changes of case types that wait for a second person, and versions of service levels that
/// are in force, may come into force, or gave a case its deadline. A calendar can be removed once nothing does.
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
            .Concat(await ReadWaitingAsync(db, cancellationToken))
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

    // without it they could not be published; one that was sent back is checked when it is sent again
    private static async Task<IEnumerable<CalendarUse>> ReadWaitingAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var ofTypes = GovernedParts.SubjectOf(GovernedParts.CaseTypes, "");
        var rows = await ProposalDesk
            .Waiting(db, ProposalKind.SettingsChange)
            .Where(row => row.Subject.StartsWith(ofTypes))
            .ToListAsync(cancellationToken);
        return rows.Where(row => string.Equals(GovernedParts.NameOf(row.Subject), GovernedParts.CaseTypes, StringComparison.Ordinal))
            .Select(row => (row.Subject, Calendar: CalendarOf(row.ContentJson)))
            .Where(each => each.Calendar is not null)
            .Select(each => new CalendarUse(each.Calendar!, Texts.ChangeInReview.With(GovernedParts.TitleOf(each.Subject))));
    }

    private static string? CalendarOf(string contentJson)
    {
        try
        {
            return JsonSerializer.Deserialize<WaitingType>(contentJson, JsonSerializerOptions.Web)?.After?.Calendar;
        }
        catch (JsonException)
        {
            return null; // no program can read it, so it cannot be published either
        }
    }

    private static IReadOnlyList<string> TitlesOf(IEnumerable<CalendarUse> uses) =>
        [.. uses.Select(use => use.Title).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];

    private sealed record CalendarUse(string Calendar, string Title);

    // all that is read of the rules of a case type, which belong to another feature
    private sealed record WaitingType(NamedCalendar? After);

    private sealed record NamedCalendar(string? Calendar);
}
