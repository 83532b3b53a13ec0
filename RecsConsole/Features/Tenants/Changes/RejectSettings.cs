using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>Sends proposed settings or other rules back to their author with a comment; the author withdraws them without one.</summary>
public sealed class RejectSettings(OperationScopeFactory scopes, ProposalDesk proposals)
{
    public async Task<Result<string>> RunAsync(Actor actor, ProposalRejection request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.PublishVersion, "reject.settings", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var ended = await proposals.RejectAsync(scope, ProposalKind.SettingsChange, request, cancellationToken);
        return !ended.IsOk ? ended.Error
            : ended.Value ? Texts.ChangeWithdrawn
            : Texts.ChangeSentBack;
    }
}
