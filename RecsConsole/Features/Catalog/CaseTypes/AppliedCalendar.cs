using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// The deadlines of the open cases of a type by another calendar of the type, regardless of who may see them: each by the version of the
/// service level that it was promised. What another system told, and what a level counts by hours of its own, stays.
/// </summary>
internal static class AppliedCalendar
{
    /// <summary>The cases whose clock the calendar would change.</summary>
    public static async Task<IReadOnlyList<LevelImpact>> FindAsync(
        ConsoleDbContext db,
        string type,
        string calendar,
        CancellationToken cancellationToken
    )
    {
        var levels = (await LevelTable.ReadAsync(db, cancellationToken)).WithCalendar(type, calendar);
        var open = await db
            .Cases.Where(row => row.TypeKey == type && row.IsOpen && row.ResolvedAt == null && row.SlaLevelKey != null)
            .ToListAsync(cancellationToken);
        var moves = await StateMove.OfOpenCasesAsync(db, cancellationToken);
        return [.. open.Select(row => ImpactOn(levels, row, moves[row.Id])).OfType<LevelImpact>().Where(impact => impact.IsChange)];
    }

    /// <summary>Returns the number of cases whose deadline changed. The caller saves the changes together with the case type.</summary>
    public static async Task<int> ApplyAsync(
        OperationScope scope,
        CaseTypeRow type,
        AuditTrail auditTrail,
        CancellationToken cancellationToken
    )
    {
        var impacts = await FindAsync(scope.Db, type.Key, type.CalendarKey, cancellationToken);
        foreach (var impact in impacts)
        {
            AppliedLevel.Write(scope, impact, new(StringComparer.Ordinal) { [ClockChange.CalendarAttribute] = type.CalendarKey });
        }

        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                "apply.calendar",
                "case_type",
                type.Key,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["calendar"] = type.CalendarKey,
                    ["changed"] = impacts.Count.ToString(CultureInfo.InvariantCulture),
                }
            )
        );
        return impacts.Count;
    }

    private static LevelImpact? ImpactOn(LevelTable levels, CaseRow row, IEnumerable<StateMove> moves)
    {
        if (levels.Of(row) is not { IsRoundTheClock: false, CalendarKey: null } level)
        {
            return null;
        }

        var pauses = ClockPause.Of(moves, level, CaseTypeCalendars.StartOf(row));
        return new(row, ClockState.From(row), levels.ClockOf(level, row, row.SlaStartedAt, pauses)) { Promised = level.Target };
    }
}
