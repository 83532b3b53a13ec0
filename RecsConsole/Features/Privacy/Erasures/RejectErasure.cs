using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>Declines an erasure that somebody else asked for; who asked withdraws it.</summary>
public sealed class RejectErasure(OperationScopeFactory scopes, ProposalDesk proposals)
{
    public async Task<Result<string>> RunAsync(Actor actor, ProposalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, "reject.erasure", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var ended = await proposals.RejectAsync(scope, ProposalKind.SubjectErasure, new(request, null), cancellationToken);
        return !ended.IsOk ? ended.Error
            : ended.Value ? Texts.ErasureWithdrawn
            : Texts.ErasureDeclined;
    }
}
