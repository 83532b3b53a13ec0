using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>Calls off what somebody set for a time, with a reason; it returns to its author, and what is in force stays.</summary>
public sealed class CancelPublication(OperationScopeFactory scopes, TimedChanges timed)
{
    private const string Name = "call_off.settings";

    /// <param name="request">Also by its author: whoever may publish may call off.</param>
    public async Task<Result<string>> RunAsync(Actor actor, ProposalRejection request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.PublishVersion, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Comment))
        {
            return Error.Invalid(Texts.SayWhyCalledOff);
        }

        if (ReviewComments.ProblemOf(request.Comment, isNeeded: false) is { } problem)
        {
            return problem;
        }

        // in turn with the job that puts it into force
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var found = await TimedChanges.FindAsync(scope, request.Proposal, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        ProposalEnd end = new(Name, AuditOutcome.Done) { Comment = request.Comment };
        await timed.ReturnAsync(scope, found.Value, end, cancellationToken);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(CaseworkTexts.ProposalWasDecided);
        }

        await transaction.CommitAsync(cancellationToken);
        return Texts.ChangeCalledOff;
    }
}
