using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Rules.Pilots;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>Lists the alarms on figures that the actor may see, and what they may choose for a new one.</summary>
public sealed class ListAlarms(OperationScopeFactory scopes)
{
    public async Task<Result<AlarmList>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await InsightAccess.OpenAsync(scopes, actor, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var rows = await db.FigureAlarms.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        rows.RemoveAll(row => !AlarmRights.MayRead(scope, row.TeamKey));
        var standing = await StandingAlarms.ReadAsync(db, cancellationToken);
        var up = standing.ToDictionary(each => each.Finding.Key, each => each.At, StringComparer.Ordinal);
        var names = await PeopleNames.ReadAsync(db, rows.Select(row => row.CreatedById).OfType<Guid>(), cancellationToken);
        var teams = await db
            .Teams.AsNoTracking()
            .OrderBy(row => row.Name)
            .ThenBy(row => row.Key)
            .Select(row => new InsightTeam(row.Key, row.Name))
            .ToListAsync(cancellationToken);
        var workflows = await InsightWorkflow.ReadAsync(db, cancellationToken);
        return new AlarmList([.. rows.Select(row => ToLine(scope, row, up, names))])
        {
            MayWhole = AlarmRights.May(scope, team: null),
            Teams = [.. teams.Where(team => AlarmRights.May(scope, team.Key))],
            TeamNames = teams.ToDictionary(team => team.Key, team => team.Name, StringComparer.Ordinal),
            Workflows = workflows,
            Pilots = AlarmRights.May(scope, team: null) ? await PilotFigure.ReadVersionsAsync(db, cancellationToken) : [],
            TimeZone = (await InsightAccess.ZoneAsync(db, cancellationToken)).Id,
        };
    }

    private static AlarmLine ToLine(
        OperationScope scope,
        FigureAlarmRow row,
        Dictionary<string, DateTimeOffset> up,
        Dictionary<Guid, string> names
    ) =>
        new(row.Id, AlarmRule.Of(row))
        {
            IsMuted = row.IsMuted,
            UpSince = up.TryGetValue(RuleFindings.KeyOf(row.Id), out var since) ? since : null,
            Author = row.CreatedById is { } author ? names.GetValueOrDefault(author) : null,
            MayChange = AlarmRights.May(scope, row.TeamKey),
        };
}

/// <summary>The alarms of the page.</summary>
public sealed record AlarmList(IReadOnlyList<AlarmLine> Lines)
{
    /// <summary>The actor may set alarms on figures of the whole tenant.</summary>
    public bool MayWhole { get; init; }

    /// <summary>The teams on whose figures the actor may set alarms.</summary>
    public IReadOnlyList<InsightTeam> Teams { get; init; } = [];

    public IReadOnlyDictionary<string, string> TeamNames { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<InsightWorkflow> Workflows { get; init; } = [];

    /// <summary>Versions of the models in a pilot, on whose figures the actor may set alarms.</summary>
    public IReadOnlyList<string> Pilots { get; init; } = [];

    /// <summary>The tenant's time zone.</summary>
    public string TimeZone { get; init; } = "";

    public bool MayAdd => MayWhole || Teams.Count > 0;
}

/// <summary>One alarm.</summary>
public sealed record AlarmLine(Guid Id, AlarmRule Rule)
{
    public bool IsMuted { get; init; }

    /// <summary>Since when the figure is beyond its limit; null when it is not.</summary>
    public DateTimeOffset? UpSince { get; init; }

    /// <summary>Who set it; null for one that every tenant begins with.</summary>
    public string? Author { get; init; }

    public bool MayChange { get; init; }
}
