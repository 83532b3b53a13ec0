using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Removes a webhook with its sent and pending events.</summary>
public sealed class DeleteWebhook(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Returns the webhook's former name.</summary>
    public Task<Result<string>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        WebhookChange.RunAsync<string>(
            new(scopes, auditTrail, "delete.webhook"),
            actor,
            id,
            async (scope, row) =>
            {
                scope.Db.WebhookDeliveries.RemoveRange(
                    await scope.Db.WebhookDeliveries.Where(each => each.WebhookId == id).ToListAsync(cancellationToken)
                );
                scope.Db.Webhooks.Remove(row);
                return row.Name;
            },
            cancellationToken
        );
}
