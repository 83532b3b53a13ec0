using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>
/// The life cycle of a written version: submit, withdraw, publish by a second person, retire. Each step writes rows, audit entry and change
/// event in one transaction.
/// </summary>
public sealed class VersionLife<TRow, TContent>(
    OperationScopeFactory scopes,
    ICatalogItem<TRow, TContent> item,
    VersionAudit<TRow, TContent> audit
)
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    /// <summary>The steps as the buttons of a version take them.</summary>
    public VersionMoves Moves => new(SubmitAsync, WithdrawAsync, PublishAsync, RetireAsync);

    private static Error ChangedMeanwhile => Error.Conflict(Texts.VersionChangedMeanwhile);

    /// <summary>Submits a draft for review; from now on nobody may edit it.</summary>
    public async Task<Result<VersionStepResult>> SubmitAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await OpenAsync(actor, VersionStep.Submit, cancellationToken);
        var found = await FindAsync(scope, request, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var row = found.Value;
        if (row.Status is not VersionStatus.Draft)
        {
            return Error.Conflict(Texts.NoLongerDraft.With(row.Version));
        }

        if (ReviewComments.ProblemOf(request.Comment, isNeeded: false) is { } wrong)
        {
            return wrong;
        }

        row.Status = VersionStatus.InReview;
        var words = Texts.SentForReviewNews.With(row.Version);
        return await SaveAsync(scope, new(VersionStep.Submit, words) { Comment = request.Comment }, row, cancellationToken);
    }

    /// <summary>Takes a version out of review so that it can be edited again; anyone but a writer must give a reason.</summary>
    public async Task<Result<VersionStepResult>> WithdrawAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await OpenAsync(actor, VersionStep.Withdraw, cancellationToken);
        var found = await FindAsync(scope, request, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var row = found.Value;
        if (row.Status is not VersionStatus.InReview)
        {
            return Error.Conflict(Texts.NoLongerInReview.With(row.Version));
        }

        var writers = await audit.WritersAsync(scope.Db, row, cancellationToken);
        if (ReviewComments.ProblemOf(request.Comment, isNeeded: !writers.Contains(scope.Actor.PersonId)) is { } wrong)
        {
            return wrong;
        }

        row.Status = VersionStatus.Draft;
        var words = Texts.VersionIsADraftAgain.With(row.Version);
        return await SaveAsync(scope, new(VersionStep.Withdraw, words) { Comment = request.Comment }, row, cancellationToken);
    }

    /// <summary>
    /// Publishes a version; the person must not have written on it (R133). The previously published one is retired in the same transaction,
    /// so that exactly one is in force at any time.
    /// </summary>
    public async Task<Result<VersionStepResult>> PublishAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await OpenAsync(actor, VersionStep.Publish, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // one at a time, so that two contradicting versions cannot both pass the check
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var result = await PublishInTurnAsync(scope, request, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private async Task<Result<VersionStepResult>> PublishInTurnAsync(
        OperationScope scope,
        VersionStepRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(scope, request, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var row = found.Value;
        if (row.Status is not VersionStatus.InReview)
        {
            return Error.Conflict(Texts.NoLongerInReview.With(row.Version));
        }

        var writers = await audit.WritersAsync(scope.Db, row, cancellationToken);
        if (writers.Contains(scope.Actor.PersonId) && !await item.MayPublishOwnAsync(scope, row, cancellationToken))
        {
            return await RefuseWriterAsync(scope, row, cancellationToken);
        }

        // contradicting policies, gaps in a workflow; nothing for an action
        if (await item.FindProblemToPublishAsync(scope, row, cancellationToken) is { } problem)
        {
            return Error.Invalid(Texts.NotPublished.With(problem));
        }

        var replaced = await SupersedeAsync(scope, row, cancellationToken);
        item.SetPublisher(row, scope.Actor.PersonOrNull, scope.Now);
        row.Status = VersionStatus.Published;
        // a service level moves deadlines of open cases; nothing for the others
        var besides = await item.OnPublishedAsync(scope, row, request, cancellationToken);
        var words = replaced is null ? Texts.PublishedNews.With(row.Version) : Texts.PublishedInPlaceNews.With(row.Version, replaced);
        var said = besides is null ? words : $"{words} {besides}";
        return await SaveAsync(scope, new(VersionStep.Publish, said) { Impact = request.Impact }, row, cancellationToken);
    }

    /// <summary>Retires the published version, or discards a draft; the row stays for the decisions that refer to it.</summary>
    public async Task<Result<VersionStepResult>> RetireAsync(Actor actor, VersionStepRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await OpenAsync(actor, VersionStep.Retire, cancellationToken);
        var found = await FindAsync(scope, request, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var row = found.Value;
        if (row.Status is VersionStatus.InReview)
        {
            return Error.Conflict(Texts.DiscardInReview.With(row.Version));
        }

        if (row.Status is VersionStatus.Retired)
        {
            return Error.Conflict(Texts.AlreadyRetired.With(row.Version));
        }

        if (row.Status is VersionStatus.Published && await item.FindProblemToRetireAsync(scope, row, cancellationToken) is { } problem)
        {
            return Error.Invalid(problem);
        }

        var words = row.Status is VersionStatus.Published ? item.RetiredWords(row) : Texts.DraftDiscarded.With(row.Version);
        row.Status = VersionStatus.Retired;
        return await SaveAsync(scope, new(VersionStep.Retire, words), row, cancellationToken);
    }

    private Task<OperationScope> OpenAsync(Actor actor, VersionStep step, CancellationToken cancellationToken) =>
        scopes.OpenAsync(
            actor,
            step is VersionStep.Publish or VersionStep.Withdraw ? AccessOperation.PublishVersion : AccessOperation.ManageCatalog,
            audit.NameOf(step),
            cancellationToken
        );

    // Returns the version if it is as the reader saw it; one that changed meanwhile is a conflict.
    private static async Task<Result<TRow>> FindAsync(OperationScope scope, VersionStepRequest request, CancellationToken cancellationToken)
    {
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var row = await scope
            .Db.Set<TRow>()
            .FirstOrDefaultAsync(found => found.Key == request.Key && found.Version == request.Version, cancellationToken);
        return row is null ? Error.NotFound(Texts.VersionNotFound)
            : row.Revision != request.Revision ? ChangedMeanwhile
            : row;
    }

    // Writes only the denial.
    private async Task<Error> RefuseWriterAsync(OperationScope scope, TRow row, CancellationToken cancellationToken)
    {
        audit.Append(scope, VersionStep.Publish, row, AuditOutcome.Denied, before: null, VersionRemarks.None);
        await scope.Db.SaveChangesAsync(cancellationToken);
        var isAuthor = (await audit.AuthorsAsync(scope.Db, row, cancellationToken)).Contains(scope.Actor.PersonId);
        return Error.Forbidden(isAuthor ? Texts.OwnVersionRefused.With(row.Version) : Texts.VersionOfOwnKeyRefused.With(row.Version));
    }

    // Returns the number of the version that it replaces.
    private async Task<int?> SupersedeAsync(OperationScope scope, TRow row, CancellationToken cancellationToken)
    {
        var inForce = await scope.Db.Set<TRow>().Published().Where(other => other.Key == row.Key).ToListAsync(cancellationToken);
        foreach (var older in inForce)
        {
            older.Status = VersionStatus.Retired;
            Record(scope, new(VersionStep.Supersede, ""), older);
        }

        return inForce.MaxBy(older => older.Version)?.Version;
    }

    // A step leaves the content unchanged, so the version before is the same row.
    private void Record(OperationScope scope, TakenStep taken, TRow row)
    {
        (row.Revision, row.UpdatedAt) = (row.Revision + 1, scope.Now);
        var said = ReviewComments.Append(scope, item.Noun, row.Key, row.Version, taken.Comment);
        audit.Append(scope, taken.Step, row, AuditOutcome.Done, audit.ReferenceOf(row), new(said, taken.Impact));
    }

    // notifies the other person, in the transaction of the step
    private async Task NotifyAsync(OperationScope scope, VersionStep step, TRow row, string? comment, CancellationToken cancellationToken)
    {
        var sent = new VersionSent(item.Noun, row.Key, row.Version, row.Revision, scope.Actor.PersonOrNull, scope.Now);
        await VersionNews.TakeBackAsync(scope.Db, sent, cancellationToken);
        if (step is VersionStep.Submit)
        {
            var writers = await audit.WritersAsync(scope.Db, row, cancellationToken);
            var seconds = await new WaitingDesk(scope).OthersAsync(AccessOperation.PublishVersion, writers, cancellationToken);
            await VersionNews.NotifyReviewersAsync(scope.Db, sent, seconds, comment, cancellationToken);
        }
        else if (step is VersionStep.Withdraw && (await audit.SendingAsync(scope.Db, row, cancellationToken)).SenderId is { } sender)
        {
            await VersionNews.NotifySenderAsync(scope.Db, sent, sender, comment, cancellationToken);
        }
    }

    private async Task<Result<VersionStepResult>> SaveAsync(
        OperationScope scope,
        TakenStep taken,
        TRow row,
        CancellationToken cancellationToken
    )
    {
        Record(scope, taken, row);
        await NotifyAsync(scope, taken.Step, row, taken.Comment, cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Catalog, row.Key, row.UpdatedAt); // open desks ask again (SlateChanges)
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return ChangedMeanwhile;
        }

        return new VersionStepResult(row.Status, taken.Words);
    }

    // Words: the message for the screen
    private sealed record TakenStep(VersionStep Step, string Words)
    {
        public string? Comment { get; init; }

        public ImpactStamp? Impact { get; init; }
    }
}
