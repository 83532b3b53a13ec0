using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Sends a draft to those who may approve it, with a comment.</summary>
public sealed class SubmitVersion(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Name of sending a draft.</summary>
    internal const string Name = "submit.document";

    public async Task<Result<string>> RunAsync(Actor actor, VersionRequest request, string? comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var (db, check) = (scope.Db, scope.Access);
        var found = await request.FindAsync(db, check, [DocumentStatus.Draft], cancellationToken);
        if (found.Value is not { } row)
        {
            return found.Error!;
        }

        if (!DocumentRights.MayEdit(check, DocumentAccess.From(row)))
        {
            return VersionRequest.NotThere;
        }

        if (ReviewComments.ProblemOf(comment, isNeeded: false) is { } problem)
        {
            return problem;
        }

        // sending is a write: whoever sends it back later sees that it was sent since
        (row.Revision, row.UpdatedAt) = (row.Revision + 1, scope.Now);
        ReviewComments.Append(scope, DocumentAudit.ObjectKind, row.Key, row.Version, comment);
        DocumentAudit.Append(db, auditTrail, actor, "submit", row);
        await NotifyAsync(scope, row, comment, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Document, row.Key, scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken) ? Texts.DraftSent.With(row.Version) : VersionRequest.ChangedMeanwhile;
    }

    private static async Task NotifyAsync(OperationScope scope, DocumentRow row, string? comment, CancellationToken cancellationToken)
    {
        var involved = new HashSet<Guid>(await VersionWriters.KeyMakersOfAsync(scope.Db, row, cancellationToken))
        {
            row.AuthorId ?? Guid.Empty,
        };
        var seconds = await DraftWait.OthersAsync(new(scope), DocumentAccess.From(row), involved, cancellationToken);
        var sent = new VersionSent(DocumentAudit.ObjectKind, row.Key, row.Version, row.Revision, scope.Actor.PersonOrNull, scope.Now);
        await VersionNews.TakeBackAsync(scope.Db, sent, cancellationToken);
        await VersionNews.NotifyReviewersAsync(scope.Db, sent, seconds, comment, cancellationToken);
    }
}
