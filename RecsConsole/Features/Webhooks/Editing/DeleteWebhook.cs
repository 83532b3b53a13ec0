using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Removes a webhook with all that it was told or waits to be told.</summary>
public sealed class DeleteWebhook(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Answers the name that it had.</summary>
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
