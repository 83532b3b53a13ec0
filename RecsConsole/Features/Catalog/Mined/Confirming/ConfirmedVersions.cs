using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>
/// Writes what a person confirmed of what was mined, with the versions and the audit entries that a publication has. No person wrote the
/// version, so whoever confirms it is the second one (R133). The caller saves.
/// </summary>
public sealed class ConfirmedVersions<TRow, TContent>(ICatalogItem<TRow, TContent> item, VersionAudit<TRow, TContent> audit)
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    /// <summary>Confirms a published version as it is.</summary>
    public void Confirm(OperationScope scope, TRow row)
    {
        ArgumentNullException.ThrowIfNull(scope);
        item.SetPublisher(row, scope.Actor.PersonOrNull, scope.Now);
        Record(scope, VersionStep.Publish, row, audit.ReferenceOf(row));
    }

    /// <summary>Takes a published version out of use.</summary>
    public void LeaveOut(OperationScope scope, TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        row.Status = VersionStatus.Retired;
        Record(scope, VersionStep.Retire, row, audit.ReferenceOf(row));
    }

    /// <summary>Publishes the content as the next version, in place of the former one; why not, if it cannot be.</summary>
    /// <param name="former">The version in use; null when there is none.</param>
    public async Task<Error?> PublishAsync(
        OperationScope scope,
        string key,
        TRow? former,
        TContent content,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        var newest = await scope
            .Db.Set<TRow>()
            .Where(found => found.Key == key)
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is { Status: VersionStatus.Draft or VersionStatus.InReview })
        {
            return Error.Conflict(Texts.MinedIsWritten.With(newest.Title));
        }

        var row = item.CreateDraft(scope.Actor.TenantId, authorId: null, key, (newest?.Version ?? 0) + 1);
        item.Write(content, row);
        var before = former is null ? null : audit.ReferenceOf(former);
        // what is in use unchanged may have gaps: they are in the history
        var isChanged = !string.Equals(before?.Hash, content.Hash, StringComparison.Ordinal);
        if (isChanged && await item.FindProblemToPublishAsync(scope, row, cancellationToken) is { } problem)
        {
            return Error.Invalid(Texts.NotPublished.With(problem));
        }

        if (former is not null)
        {
            former.Status = VersionStatus.Retired;
            Record(scope, VersionStep.Supersede, former, before);
        }

        item.SetPublisher(row, scope.Actor.PersonOrNull, scope.Now);
        row.Status = VersionStatus.Published;
        scope.Db.Set<TRow>().Add(row);
        Record(scope, VersionStep.Publish, row, before);
        return null;
    }

    private void Record(OperationScope scope, VersionStep step, TRow row, VersionReference? before)
    {
        (row.Revision, row.UpdatedAt) = (row.Revision + 1, scope.Now);
        audit.Append(scope, step, row, AuditOutcome.Done, before, VersionRemarks.None);
        ChangeFeed.Append(scope.Db, ChangeKind.Catalog, row.Key, scope.Now); // open desks ask again
    }
}
