using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>
/// Applies a level's deadline to the open cases it covers, regardless of who may see them: the promise is the same for all.
/// </summary>
internal static class AppliedLevel
{
    /// <summary>Returns the number of cases whose deadline changed. The caller saves the changes together with the publication.</summary>
    public static async Task<int> ApplyAsync(
        OperationScope scope,
        ServiceLevelRow published,
        AuditTrail auditTrail,
        CancellationToken cancellationToken
    )
    {
        var level = ServiceLevel.From(published);
        var impacts = await FindAsync(scope.Db, level, cancellationToken);
        foreach (var impact in impacts)
        {
            Put(scope, impact);
        }

        var changed = impacts.Count(impact => impact.IsChange);
        Record(scope, auditTrail, level, impacts.Count, changed);
        return changed;
    }

    /// <summary>The open cases that the level would cover if it were published, with what it would do to their clocks.</summary>
    public static async Task<IReadOnlyList<LevelImpact>> FindAsync(
        ConsoleDbContext db,
        ServiceLevel level,
        CancellationToken cancellationToken
    )
    {
        var levels = (await LevelTable.ReadAsync(db, cancellationToken)).With(level);
        var open = await db
            .Cases.Where(row => row.IsOpen && row.ResolvedAt == null && (row.SlaLevelKey != null || row.SlaDeadline == null))
            .ToListAsync(cancellationToken);
        var tiers = await db.Accounts.ToDictionaryAsync(row => row.Key, row => row.Tier, StringComparer.Ordinal, cancellationToken);
        var moves = await MovesAsync(db, level, cancellationToken);
        return
        [
            .. open.Select(row =>
                    LevelImpact.From(levels, level.Key, row, row.AccountKey is { } key ? tiers.GetValueOrDefault(key) : null, moves[row.Id])
                )
                .OfType<LevelImpact>(),
        ];
    }

    /// <summary>The state changes of the open cases; empty when the level has no pause states.</summary>
    public static async Task<ILookup<Guid, StateMove>> MovesAsync(
        ConsoleDbContext db,
        ServiceLevel level,
        CancellationToken cancellationToken
    ) =>
        level.PauseStates.Count == 0
            ? Array.Empty<CaseRow>().ToLookup(row => row.Id, row => new StateMove(row.OpenedAt, row.Status))
            : await StateMove.OfOpenCasesAsync(db, cancellationToken);

    private static void Put(OperationScope scope, LevelImpact impact)
    {
        if (impact.IsChange)
        {
            Write(scope, impact, new(StringComparer.Ordinal));
        }
        else
        {
            impact.After.PutOn(impact.Case); // only the level's version changes; the clock is as before, so there is nothing to announce
        }
    }

    /// <summary>Gives a case its other clock, with an event that says so.</summary>
    /// <param name="attributes">Of the event, besides the clock.</param>
    public static void Write(OperationScope scope, LevelImpact impact, Dictionary<string, string> attributes)
    {
        var row = impact.Case;
        var change = new ClockChange(ClockMove.Applied, impact.Before, impact.After, impact.Promised);
        change.Note(attributes);
        var key = string.Create(CultureInfo.InvariantCulture, $"level:{row.Id:N}:{row.EventCount + 1}");
        CaseEvents.Append(
            scope.Db,
            row,
            new(key, CaseActivities.ServiceLevel, CaseEventKind.System, scope.Actor.PersonOrNull, scope.Now)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = true,
            }
        );
        change.Apply(row);
        ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
    }

    private static void Record(OperationScope scope, AuditTrail auditTrail, ServiceLevel level, int cases, int changed) =>
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                "apply.service_level",
                "service_level",
                level.Key,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["version"] = level.Version.ToString(CultureInfo.InvariantCulture),
                    ["cases"] = cases.ToString(CultureInfo.InvariantCulture),
                    ["changed"] = changed.ToString(CultureInfo.InvariantCulture),
                }
            )
        );
}
