using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Proposals;

/// <summary>
/// Sends a change of settings, or an erasure, to a second person, and records what they decide. The caller opens the transaction and saves.
/// </summary>
public sealed class ProposalDesk(AuditTrail auditTrail)
{
    private const string ObjectKind = "proposal";

    /// <summary>
    /// Nobody else of the tenant could be the second person, not even if the right was lent: then, and only then, one person decides alone.
    /// </summary>
    /// <param name="right">The right of the second person, or the one that somebody needs to borrow it.</param>
    public static async Task<bool> IsAloneAsync(OperationScope scope, AccessOperation right, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return (await new WaitingDesk(scope).OthersAsync(right, new HashSet<Guid>(), cancellationToken)).Count == 0;
    }

    /// <summary>Whether a change of this kind to the same subject already waits: the older one is decided first.</summary>
    public static Task<bool> WaitsAsync(ConsoleDbContext db, ProposalKind kind, string subject, CancellationToken cancellationToken) =>
        Waiting(db, kind).AnyAsync(row => row.Subject == subject, cancellationToken);

    /// <summary>The changes of a kind that wait, the oldest first.</summary>
    public static IQueryable<ProposalRow> Waiting(ConsoleDbContext db, ProposalKind kind)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .Proposals.AsNoTracking()
            .Where(row => row.Kind == kind && row.Status == VersionStatus.InReview)
            .OrderBy(row => row.SentAt)
            .ThenBy(row => row.Id);
    }

    /// <summary>Those that no second person has decided on yet.</summary>
    public static IQueryable<ProposalRow> Undecided(ConsoleDbContext db, ProposalKind kind) =>
        Waiting(db, kind).Where(row => row.DecidedById == null || row.DecidedById == row.AuthorId);

    /// <summary>
    /// Those to which somebody agreed while something was in the way, the earliest agreed first. Whether the agreement is one is for
    /// <see cref="IsAgreedAsync"/>.
    /// </summary>
    public static IQueryable<ProposalRow> Agreed(ConsoleDbContext db, ProposalKind kind)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .Proposals.Where(row => row.Kind == kind && row.Status == VersionStatus.InReview && row.DecidedById != null)
            .OrderBy(row => row.DecidedAt)
            .ThenBy(row => row.Id);
    }

    /// <summary>Whether a second person agreed to what still waits.</summary>
    public static bool IsAgreed(ProposalRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Status is VersionStatus.InReview && row.DecidedById is { } second && second != row.AuthorId;
    }

    /// <summary>
    /// The same, or its author was alone when they sent it and still is: as soon as somebody else could be the second person, it waits for
    /// them.
    /// </summary>
    public static async Task<bool> IsAgreedAsync(WaitingDesk desk, ProposalRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(row);
        return IsAgreed(row)
            || (
                row.Status is VersionStatus.InReview
                && row.DecidedById == row.AuthorId
                && !await MayBeSecondAsync(desk, row, cancellationToken)
                && (await OthersAsync(desk, row, cancellationToken)).Count == 0
            );
    }

    /// <summary>Adds a proposal and tells those who can be the second person.</summary>
    public async Task<ProposalRow> SendAsync(OperationScope scope, NewProposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(proposal);
        var row = RowOf(scope, proposal);
        scope.Db.Proposals.Add(row);
        Audit(scope, row, new(proposal.Operation, AuditOutcome.Done));
        var seconds = await OthersAsync(new WaitingDesk(scope), row, cancellationToken);
        await VersionNews.NotifyReviewersAsync(scope.Db, SentOf(scope, row), seconds, proposal.Why, cancellationToken);
        return row;
    }

    /// <summary>Adds a change that its author puts into force alone. Whoever does so audits it.</summary>
    public static void KeepPublished(OperationScope scope, NewProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(proposal);
        var row = RowOf(scope, proposal);
        (row.Status, row.DecidedById, row.DecidedAt) = (VersionStatus.Published, row.AuthorId, row.SentAt);
        scope.Db.Proposals.Add(row);
    }

    /// <summary>A proposal that waits for a person, as the reader saw it.</summary>
    /// <param name="maySentBack">Also one that was sent back to the reader.</param>
    public static async Task<Result<ProposalRow>> FindAsync(
        OperationScope scope,
        ProposalKind kind,
        ProposalRequest request,
        CancellationToken cancellationToken,
        bool maySentBack = false
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(request);
        var found = await SeenProposals.FindAsync(
            scope,
            kind,
            request,
            row => row.Status is VersionStatus.InReview || (maySentBack && WasSentBack(row, scope.Actor)),
            cancellationToken
        );
        return found.Value is { BeginsAt: not null } ? Error.Conflict(CaseworkTexts.ChangeIsTimed) : found;
    }

    /// <summary>Why the actor may not be the second person: they sent it. The attempt is recorded and saved.</summary>
    public async Task<Error?> RefuseOwnAsync(OperationScope scope, ProposalRow row, string operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        if (row.AuthorId != scope.Actor.PersonId)
        {
            return null;
        }

        Audit(scope, row, new(operation, AuditOutcome.Denied));
        await scope.Db.SaveChangesAsync(cancellationToken);
        return Error.Forbidden(CaseworkTexts.OwnProposal);
    }

    /// <summary>
    /// Sends a proposal back to its author with a comment; the author withdraws it instead, also after it was sent back. Saves, and returns
    /// whether it was withdrawn. Reasons for or against an erasure may name somebody, so no comment is kept with it.
    /// </summary>
    public async Task<Result<bool>> RejectAsync(
        OperationScope scope,
        ProposalKind kind,
        ProposalRejection rejection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(rejection);
        var found = await FindAsync(scope, kind, rejection.Proposal, cancellationToken, maySentBack: true);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var (row, isErasure) = (found.Value, kind is ProposalKind.SubjectErasure);
        var isOwn = row.AuthorId == scope.Actor.PersonId;
        if (ReviewComments.ProblemOf(rejection.Comment, isNeeded: !isOwn && !isErasure) is { } problem)
        {
            return problem;
        }

        var noun = NounOf(kind);
        var end = new ProposalEnd(isOwn ? $"withdraw.{noun}" : $"reject.{noun}", AuditOutcome.Done)
        {
            Status = isOwn ? VersionStatus.Retired : VersionStatus.Draft,
            Comment = isErasure ? null : rejection.Comment,
        };
        await DecideAsync(scope, row, end, cancellationToken);
        ChangeFeed.Append(scope.Db, isErasure ? ChangeKind.Erasure : ChangeKind.Configuration, row.Id.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? isOwn : Error.Conflict(CaseworkTexts.ProposalWasDecided);
    }

    /// <summary>Ends the wait: published, sent back to its author with a comment, or withdrawn by its author.</summary>
    public async Task DecideAsync(OperationScope scope, ProposalRow row, ProposalEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(end);
        (row.Status, row.Revision) = (end.Status, row.Revision + 1);
        (row.DecidedById, row.DecidedAt) = (scope.Actor.PersonOrNull, scope.Now);
        row.Comment = string.IsNullOrWhiteSpace(end.Comment) ? null : end.Comment.Trim();
        Audit(scope, row, end);
        var sent = SentOf(scope, row);
        await VersionNews.TakeBackAsync(scope.Db, sent, cancellationToken);
        if (end.Status is VersionStatus.Draft)
        {
            await VersionNews.NotifySenderAsync(scope.Db, sent, row.AuthorId, row.Comment, cancellationToken);
        }
        else if (end.Status is VersionStatus.Published && row.Kind is ProposalKind.SubjectErasure)
        {
            await VersionNews.NotifyErasedAsync(scope.Db, sent, row.AuthorId, cancellationToken);
        }
    }

    /// <summary>
    /// The second person agrees while something is in the way: it goes on waiting, but no longer for a person. Until
    /// <see cref="EndAgreedAsync"/> it can still be rejected or withdrawn. An author who is alone agrees to their own.
    /// </summary>
    /// <param name="contentJson">The content with what the end needs from the second person.</param>
    public async Task AgreeAsync(
        OperationScope scope,
        ProposalRow row,
        string operation,
        string contentJson,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        (row.ContentJson, row.Revision) = (contentJson, row.Revision + 1);
        (row.DecidedById, row.DecidedAt) = (scope.Actor.PersonOrNull, scope.Now);
        Audit(scope, row, new(operation, AuditOutcome.Done));
        await VersionNews.TakeBackAsync(scope.Db, SentOf(scope, row), cancellationToken);
    }

    /// <summary>
    /// Ends the wait of what a second person agreed to earlier, and tells its author. The decision stays theirs and is in the trail already;
    /// what is done now has its own entry.
    /// </summary>
    public static async Task EndAgreedAsync(OperationScope scope, ProposalRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        (row.Status, row.Revision) = (VersionStatus.Published, row.Revision + 1);
        await VersionNews.NotifyErasedAsync(scope.Db, SentOf(scope, row), row.AuthorId, cancellationToken);
    }

    /// <summary>Who could be the second person, for the author; null for anybody else, who could be it.</summary>
    public static async Task<IReadOnlyList<Guid>?> OthersForAuthorAsync(
        WaitingDesk desk,
        ProposalRow row,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(row);
        return row.AuthorId == desk.ReaderId ? await OthersAsync(desk, row, cancellationToken) : null;
    }

    private static async Task<bool> MayBeSecondAsync(WaitingDesk desk, ProposalRow row, CancellationToken cancellationToken) =>
        row.AuthorId != desk.ReaderId && await desk.MayAsync(RightOf(row.Kind), cancellationToken);

    // without the reader
    private static Task<IReadOnlyList<Guid>> OthersAsync(WaitingDesk desk, ProposalRow row, CancellationToken cancellationToken) =>
        desk.OthersAsync(RightOf(row.Kind), new HashSet<Guid> { row.AuthorId }, cancellationToken);

    private static ProposalRow RowOf(OperationScope scope, NewProposal proposal) =>
        new()
        {
            TenantId = scope.Db.TenantId,
            Id = Guid.CreateVersion7(scope.Now),
            Kind = proposal.Kind,
            Subject = proposal.Subject,
            BaseVersion = proposal.BaseVersion,
            ContentJson = proposal.ContentJson,
            Why = proposal.Why,
            AuthorId = scope.Actor.PersonId,
            SentAt = scope.Now,
            Status = VersionStatus.InReview,
            Revision = 1,
        };

    internal static VersionSent SentOf(OperationScope scope, ProposalRow row) =>
        new(NounOf(row.Kind), row.Id.ToString("D"), row.BaseVersion + 1, row.Revision, scope.Actor.PersonOrNull, scope.Now);

    private static bool WasSentBack(ProposalRow row, Actor actor) => row.Status is VersionStatus.Draft && row.AuthorId == actor.PersonId;

    private static AccessOperation RightOf(ProposalKind kind) =>
        kind is ProposalKind.SubjectErasure ? AccessOperation.EraseSubject : AccessOperation.PublishVersion;

    private static string NounOf(ProposalKind kind) =>
        kind is ProposalKind.SettingsChange ? VersionNews.SettingsNoun : VersionNews.ErasureNoun;

    internal void Audit(OperationScope scope, ProposalRow row, ProposalEnd end) =>
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(end.Operation, ObjectKind, $"{row.Id:D}", end.Outcome, end.DetailsOf(row))
        );
}
