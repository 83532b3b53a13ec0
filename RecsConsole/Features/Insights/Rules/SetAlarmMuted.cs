using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>Mutes an alarm, or lets it be checked again from the next morning on. Muting ends it if it is up.</summary>
public sealed class SetAlarmMuted(OperationScopeFactory scopes, AlarmStates states, AuditTrail auditTrail)
{
    private const string Mute = "mute.alarm";
    private const string Unmute = "unmute.alarm";

    public async Task<Result<Guid>> RunAsync(Actor actor, SetAlarmMutedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var name = request?.IsMuted is false ? Unmute : Mute;
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewTeam, name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var row = await scope.Db.FigureAlarms.FirstOrDefaultAsync(each => each.Id == request.Id, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.AlarmIsGone);
        }

        if (await AlarmRights.AuthorizeAsync(scope, row.TeamKey, name, cancellationToken) is { } denied)
        {
            return denied;
        }

        if (row.IsMuted == request.IsMuted)
        {
            return row.Id;
        }

        row.IsMuted = request.IsMuted;
        var id = row.Id.ToString("D");
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(name, AlarmRights.Kind, id, AuditOutcome.Done, DetailsOf(row)));
        ChangeFeed.Append(scope.Db, ChangeKind.Alert, id, scope.Now);
        if (row.IsMuted)
        {
            await states.EndAsync(scope, RuleFindings.KeyOf(row.Id), cancellationToken);
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    private static Dictionary<string, string> DetailsOf(FigureAlarmRow row)
    {
        var details = RuleFindings.ValuesOf(AlarmRule.Of(row)).ToDictionary(StringComparer.Ordinal);
        AuditChange.AddTo(details, Muted(!row.IsMuted), Muted(row.IsMuted));
        return details;
    }

    private static Dictionary<string, string> Muted(bool isMuted) => new(StringComparer.Ordinal) { ["isMuted"] = AuditChange.Of(isMuted) };
}

/// <summary>Which alarm, and whether it is to be muted.</summary>
public sealed record SetAlarmMutedRequest(Guid Id, bool IsMuted);
