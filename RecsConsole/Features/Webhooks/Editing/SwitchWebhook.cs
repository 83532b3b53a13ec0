using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>Pauses or resumes a webhook. Events pending at the pause are sent later; events during the pause are not.</summary>
public sealed class SwitchWebhook(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Returns the name of the webhook.</summary>
    public Task<Result<string>> RunAsync(Actor actor, SwitchWebhookRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return WebhookChange.RunAsync<string>(
            new(scopes, auditTrail, request.IsEnabled ? "resume.webhook" : "pause.webhook"),
            actor,
            request.Id,
            (_, row) =>
            {
                row.IsEnabled = request.IsEnabled;
                row.Revision++;
                return Task.FromResult<Result<string>>(row.Name);
            },
            cancellationToken
        );
    }
}

public sealed record SwitchWebhookRequest(Guid Id, bool IsEnabled);
