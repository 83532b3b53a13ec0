using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>Deletes an alarm, and ends it if it is up. The trail keeps what it was.</summary>
public sealed class DeleteAlarm(OperationScopeFactory scopes, AlarmStates states, AuditTrail auditTrail)
{
    private const string Name = "delete.alarm";

    public async Task<Result<Guid>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewTeam, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope.Db.FigureAlarms.FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.AlarmIsGone);
        }

        if (await AlarmRights.AuthorizeAsync(scope, row.TeamKey, Name, cancellationToken) is { } denied)
        {
            return denied;
        }

        var key = id.ToString("D");
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, AlarmRights.Kind, key, AuditOutcome.Done, DetailsOf(AlarmRule.Of(row))));
        ChangeFeed.Append(scope.Db, ChangeKind.Alert, key, scope.Now);
        scope.Db.FigureAlarms.Remove(row);
        await states.EndAsync(scope, RuleFindings.KeyOf(id), cancellationToken);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return id;
    }

    private static Dictionary<string, string> DetailsOf(AlarmRule rule)
    {
        var values = RuleFindings.ValuesOf(rule);
        var details = values.ToDictionary(StringComparer.Ordinal);
        AuditChange.AddTo(details, values, after: null);
        return details;
    }
}
