using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Common steps of every change to a webhook: permission, row, change, audit entry, notification of open pages.</summary>
internal static class WebhookChange
{
    /// <param name="change">Changes the row; its result is returned.</param>
    internal static async Task<Result<T>> RunAsync<T>(
        WebhookChangeParts parts,
        Actor actor,
        Guid id,
        Func<OperationScope, WebhookRow, Task<Result<T>>> change,
        CancellationToken cancellationToken
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await parts.Scopes.OpenAsync(actor, AccessOperation.ManageTenant, parts.Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await scope.Db.Webhooks.FirstOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } row)
        {
            return Error.NotFound(Texts.WebhookIsGone);
        }

        var before = StateOf(row);
        var result = await change(scope, row);
        if (!result.IsOk)
        {
            return result;
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = row.Name };
        AuditChange.AddTo(details, before, StateOf(row));
        parts.AuditTrail.Append(
            scope.Db,
            actor.PersonOrNull,
            new(parts.Name, WebhookRules.Kind, id.ToString("D"), AuditOutcome.Done, details)
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Webhook, id.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? result : Error.Conflict(Texts.WebhookChangedMeanwhile);
    }

    private static Dictionary<string, string> StateOf(WebhookRow row) =>
        new(StringComparer.Ordinal) { ["isEnabled"] = AuditChange.Of(row.IsEnabled) };
}

/// <param name="Name">Name of the operation in the audit trail.</param>
internal sealed record WebhookChangeParts(OperationScopeFactory Scopes, AuditTrail AuditTrail, string Name);
