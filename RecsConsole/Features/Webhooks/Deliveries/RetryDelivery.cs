using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Webhooks.Deliveries;

/// <summary>
/// Sends an event again with the same id: one that was abandoned, waits for its next attempt, or was lost by the receiver.
/// </summary>
public sealed class RetryDelivery(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "retry.delivery";

    /// <summary>Returns the name of the webhook.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = await db.WebhookDeliveries.FirstOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (row is null || row.State is WebhookState.Withdrawn)
        {
            return Error.NotFound(Texts.EventIsGone);
        }

        var name = await db.Webhooks.Where(hook => hook.Id == row.WebhookId).Select(hook => hook.Name).FirstAsync(cancellationToken);
        (row.State, row.Attempts, row.NextAttemptAt) = (WebhookState.ToSend, 0, scope.Now);
        row.Revision++;
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["event"] = row.EventId.ToString("D") };
        auditTrail.Append(db, actor.PersonOrNull, new(Name, WebhookRules.Kind, row.WebhookId.ToString("D"), AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Webhook, row.WebhookId.ToString("D"), scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken) ? name : Error.Conflict(Texts.EventIsGoingOut);
    }
}
