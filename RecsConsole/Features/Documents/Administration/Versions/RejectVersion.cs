using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Proposals;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Sends a draft back to its author with a comment; it stays a draft and leaves the list of those who approve.</summary>
public sealed class RejectVersion(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    public async Task<Result<string>> RunAsync(Actor actor, VersionRequest request, string comment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, ApproveVersion.Right, "reject.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var found = await request.FindAsync(db, scope.Access, [DocumentStatus.Draft], cancellationToken);
        if (found.Value is not { } row)
        {
            return found.Error!;
        }

        if (ProblemOf(comment, isOwn: row.AuthorId == actor.PersonId) is { } problem)
        {
            return problem;
        }

        ReviewComments.Append(scope, DocumentAudit.ObjectKind, row.Key, row.Version, comment);
        row.Revision++;
        DocumentAudit.Append(db, auditTrail, actor, "reject", row);
        var back = new VersionSent(DocumentAudit.ObjectKind, row.Key, row.Version, row.Revision, actor.PersonOrNull, scope.Now);
        await VersionNews.TakeBackAsync(db, back, cancellationToken);
        if (row.AuthorId is { } author)
        {
            await VersionNews.NotifySenderAsync(db, back, author, comment, cancellationToken);
        }

        ChangeFeed.Append(db, ChangeKind.Document, row.Key, scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken) ? Texts.DraftSentBack.With(row.Version) : VersionRequest.ChangedMeanwhile;
    }

    private static Error? ProblemOf(string comment, bool isOwn) =>
        ReviewComments.ProblemOf(comment, isNeeded: true) ?? (isOwn ? Error.Invalid(Texts.OwnVersion) : null);
}
