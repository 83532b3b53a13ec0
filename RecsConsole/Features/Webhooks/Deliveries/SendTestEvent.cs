using RecsConsole.Access;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Webhooks.Deliveries;

/// <summary>Sends a webhook an event that is marked as a test and contains nothing else.</summary>
public sealed class SendTestEvent(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Returns the name of the webhook.</summary>
    public Task<Result<string>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        WebhookChange.RunAsync<string>(
            new(scopes, auditTrail, "test.webhook"),
            actor,
            id,
            (scope, row) =>
            {
                if (!row.IsEnabled)
                {
                    return Task.FromResult<Result<string>>(Error.Conflict(Texts.IsPaused.With(row.Name)));
                }

                WebhookEvents.AddTest(scope.Db, row, scope.Now);
                return Task.FromResult<Result<string>>(row.Name);
            },
            cancellationToken
        );
}
