using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

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

        var found = await ProposalDesk.FindAsync(scope, ProposalKind.SubjectErasure, request, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var row = found.Value;
        var isOwn = row.AuthorId == actor.PersonId;
        var end = new ProposalEnd(isOwn ? "withdraw.erasure" : "reject.erasure", AuditOutcome.Done)
        {
            Status = isOwn ? VersionStatus.Retired : VersionStatus.Draft,
        };
        await proposals.DecideAsync(scope, row, end, cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Erasure, row.Id.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken)
            ? (isOwn ? Texts.ErasureWithdrawn : Texts.ErasureDeclined)
            : Error.Conflict(CaseworkTexts.ProposalWasDecided);
    }
}
