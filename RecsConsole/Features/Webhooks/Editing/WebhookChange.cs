using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>The way of every change of one webhook: right, row, what is done with it, audit entry, news for open pages.</summary>
internal static class WebhookChange
{
    /// <param name="change">What is done with the row; what it answers is the answer.</param>
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

        var result = await change(scope, row);
        if (!result.IsOk)
        {
            return result;
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = row.Name };
        parts.AuditTrail.Append(
            scope.Db,
            actor.PersonOrNull,
            new(parts.Name, WebhookRules.Kind, id.ToString("D"), AuditOutcome.Done, details)
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Webhook, id.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? result : Error.Conflict(Texts.WebhookChangedMeanwhile);
    }
}

/// <param name="Name">Of the operation in the audit trail.</param>
internal sealed record WebhookChangeParts(OperationScopeFactory Scopes, AuditTrail AuditTrail, string Name);
