using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>
/// Creates a new secret. The previous one also signs for another day, so that the receiver can switch without losing events.
/// </summary>
public sealed class RotateWebhookSecret(OperationScopeFactory scopes, WebhookSecrets secrets, AuditTrail auditTrail)
{
    public Task<Result<SavedWebhook>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        WebhookChange.RunAsync<SavedWebhook>(
            new(scopes, auditTrail, "rotate.webhook_secret"),
            actor,
            id,
            (scope, row) =>
            {
                var secret = WebhookSecrets.New();
                (row.FormerSecret, row.FormerSecretUntil) = (row.Secret, scope.Now + WebhookSecrets.Overlap);
                row.Secret = secrets.Seal(secret);
                row.Revision++;
                return Task.FromResult<Result<SavedWebhook>>(new SavedWebhook(row.Id, row.Name, secret));
            },
            cancellationToken
        );
}
