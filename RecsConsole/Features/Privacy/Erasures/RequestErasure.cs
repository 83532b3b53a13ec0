using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>
/// Asks a second person to erase a subject, also one with open cases: then the confirmed erasure waits until they are closed. So it does
/// without a confirmation where nobody else could confirm it. The reason is not stored, since it may name them: whoever erases gives one of
/// their own.
/// </summary>
public sealed class RequestErasure(OperationScopeFactory scopes, ProposalDesk proposals)
{
    public async Task<Result<string>> RunAsync(Actor actor, EraseSubjectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, "submit.erasure", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (request.Reason.Trim().Length < EraseSubject.ShortestReason)
        {
            return Error.Invalid(Texts.ReasonTooShort.With(EraseSubject.ShortestReason));
        }

        var db = scope.Db;
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        if (await EraseSubject.RefusalAsync(db, request.Subject, mayWait: true, cancellationToken) is { } problem)
        {
            return problem;
        }

        var subject = EraseSubject.NameOf(request.Subject);
        if (await ProposalDesk.WaitsAsync(db, ProposalKind.SubjectErasure, subject, cancellationToken))
        {
            return Error.Conflict(Texts.ErasureWaitsAlready);
        }

        var row = await proposals.SendAsync(
            scope,
            new(ProposalKind.SubjectErasure, subject, 0, "{}", "", "submit.erasure"),
            cancellationToken
        );
        var isForLater = await EraseSubject.OpenCasesOfAsync(db, request.Subject, cancellationToken) > 0;
        var isQueued = isForLater && await QueueAsync(scope, row, request.Reason, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Erasure, row.Id.ToString("D"), scope.Now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isQueued ? Texts.ErasureQueued
            : isForLater ? Texts.ErasureRequestedForLater
            : Texts.ErasureRequested;
    }

    // Whoever is alone erases alone, and so can let it wait alone.
    private async Task<bool> QueueAsync(OperationScope scope, ProposalRow row, string reason, CancellationToken cancellationToken)
    {
        if (!await ProposalDesk.IsAloneAsync(scope, AccessOperation.EraseSubject, cancellationToken))
        {
            return false;
        }

        await proposals.AgreeAsync(scope, row, "queue.erasure", ErasureAgreement.Of(reason).ToJson(), cancellationToken);
        return true;
    }
}
