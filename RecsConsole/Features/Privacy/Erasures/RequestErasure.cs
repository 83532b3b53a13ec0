using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>
/// Asks a second person to erase a subject, also one with open cases: then the confirmed erasure waits until they are closed. The reason is
/// not stored, since it may name them: whoever erases gives one of their own.
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
        ChangeFeed.Append(db, ChangeKind.Erasure, row.Id.ToString("D"), scope.Now);
        await db.SaveChangesAsync(cancellationToken);
        var open = await EraseSubject.OpenCasesOfAsync(db, request.Subject, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return open > 0 ? Texts.ErasureRequestedForLater : Texts.ErasureRequested;
    }
}
