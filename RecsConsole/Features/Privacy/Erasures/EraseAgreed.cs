using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>
/// Carries out the erasures that a second person confirmed while open cases were in the way, once neither these nor a legal hold are. An
/// erasure and the end of its wait are one transaction, so a repeated run erases nothing twice.
/// </summary>
public sealed class EraseAgreed(OperationScopeFactory scopes, KeyDestruction destruction)
{
    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<AgreedErasures>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            actor,
            AccessOperation.EraseSubject,
            KeyDestruction.Operation,
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var agreed = await ProposalDesk.Agreed(scope.Db, ProposalKind.SubjectErasure).AsNoTracking().ToListAsync(cancellationToken);
        var erased = 0;
        foreach (var row in agreed)
        {
            // asked before the transaction too: most wait for days, and a transaction makes everybody's rights be read again
            if (await IsFreeAsync(scope, row, cancellationToken) && await EraseAsync(scope, row.Id, cancellationToken))
            {
                erased++;
            }
        }

        return new AgreedErasures(erased, agreed.Count - erased);
    }

    private async Task<bool> EraseAsync(OperationScope scope, Guid id, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        db.ChangeTracker.Clear(); // nothing of the erasure before this one
        await using var transaction = await TenantDb.BeginGrantAsync(db, cancellationToken);
        var row = await ProposalDesk
            .Agreed(db, ProposalKind.SubjectErasure)
            .FirstOrDefaultAsync(found => found.Id == id, cancellationToken);
        if (row is null || !await IsFreeAsync(scope, row, cancellationToken))
        {
            return false; // withdrawn or declined meanwhile, carried out by another process, or something is in the way again
        }

        ErasureOrder order = new(WaitingErasure.SubjectOf(row), ErasureAgreement.Read(row).Reason)
        {
            AskedById = row.AuthorId,
            ApprovedById = ProposalDesk.IsAgreed(row) ? row.DecidedById : null,
            RequestId = row.Id,
        };
        await ProposalDesk.EndAgreedAsync(scope, row, cancellationToken);
        var destroyed = await destruction.DestroyAsync(db, scope.Actor, order, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await destruction.ForgetAsync(db, destroyed, cancellationToken);
        return true;
    }

    // who could be the second person is read again each time: somebody may have got the right meanwhile
    private static async Task<bool> IsFreeAsync(OperationScope scope, ProposalRow row, CancellationToken cancellationToken) =>
        await ProposalDesk.IsAgreedAsync(new WaitingDesk(scope), row, cancellationToken)
        && await EraseSubject.RefusalAsync(scope.Db, WaitingErasure.SubjectOf(row), mayWait: false, cancellationToken) is null;
}

/// <summary>Confirmed erasures after a run.</summary>
/// <param name="Erased">Carried out by this run.</param>
/// <param name="Waiting">Still waiting.</param>
public sealed record AgreedErasures(int Erased, int Waiting);
