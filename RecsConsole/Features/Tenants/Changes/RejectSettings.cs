using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>Sends proposed settings back to their author with a comment; the author withdraws them without one.</summary>
public sealed class RejectSettings(OperationScopeFactory scopes, ProposalDesk proposals)
{
    private const string Name = "reject.settings";

    public async Task<Result<string>> RunAsync(Actor actor, RejectSettingsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.PublishVersion, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var found = await ProposalDesk.FindAsync(scope, ProposalKind.SettingsChange, request.Proposal, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var row = found.Value;
        var isOwn = row.AuthorId == actor.PersonId;
        if (ReviewComments.ProblemOf(request.Comment, isNeeded: !isOwn) is { } problem)
        {
            return problem;
        }

        var end = new ProposalEnd(isOwn ? "withdraw.settings" : Name, AuditOutcome.Done)
        {
            Status = isOwn ? VersionStatus.Retired : VersionStatus.Draft,
            Comment = request.Comment,
        };
        await proposals.DecideAsync(scope, row, end, cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Configuration, row.Id.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken)
            ? (isOwn ? Texts.ChangeWithdrawn : Texts.ChangeSentBack)
            : Error.Conflict(CaseworkTexts.ProposalWasDecided);
    }
}

/// <param name="Comment">What is missing; needed from anybody but the author.</param>
public sealed record RejectSettingsRequest(ProposalRequest Proposal, string? Comment);
