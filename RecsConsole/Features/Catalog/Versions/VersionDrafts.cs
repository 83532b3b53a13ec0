using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>
/// Writes drafts: of a new item, of the next version of a published or retired one, or over the existing draft. A published version is
/// never overwritten.
/// </summary>
public sealed class VersionDrafts<TRow, TContent>(
    OperationScopeFactory scopes,
    ICatalogItem<TRow, TContent> item,
    VersionAudit<TRow, TContent> audit
)
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    private Error ChangedMeanwhile => Error.Conflict(Texts.ChangedWhileEditing.With(GovernedItemLabels.NounOf(item.Noun)));

    private Error NotThere => Error.NotFound(Texts.ItemNotFound.With(GovernedItemLabels.NounOf(item.Noun)));

    /// <summary>
    /// Reads what the editor starts from: the newest version (the draft, if there is one) and the values its fields accept.
    /// </summary>
    /// <param name="key">Null for a new item.</param>
    public async Task<Result<DraftFormView<TContent, TChoices>>> ReadAsync<TChoices>(
        Actor actor,
        string? key,
        Func<OperationScope, CancellationToken, Task<TChoices>> readChoices,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(readChoices);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, $"open.{item.Noun}", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var choices = await readChoices(scope, cancellationToken);
        if (key is null)
        {
            return new DraftFormView<TContent, TChoices>(choices, Base: null);
        }

        return await FindNewestAsync(scope, key, cancellationToken) switch
        {
            null => NotThere,
            { Status: VersionStatus.InReview } row => InReview(row),
            var row => new DraftFormView<TContent, TChoices>(
                choices,
                new(row.Key, row.Version, row.Status, row.Revision, item.ContentOf(row))
            ),
        };
    }

    public async Task<Result<SavedVersion>> SaveAsync(
        Actor actor,
        SaveVersionDraftRequest<TContent> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = audit.NameOf(request.Base is null ? VersionStep.Create : VersionStep.Edit);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await item.FindProblemAsync(scope, request, cancellationToken) is { } problem)
        {
            return Error.Invalid(problem);
        }

        var newest = await FindNewestAsync(scope, request.Key, cancellationToken);
        return FindConflict(newest, request) is { } conflict ? conflict : await WriteAsync(scope, newest, request, cancellationToken);
    }

    private static Task<TRow?> FindNewestAsync(OperationScope scope, string key, CancellationToken cancellationToken) =>
        scope.Db.Set<TRow>().Where(row => row.Key == key).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);

    // Compares with the newest version that the editor saw: one that appeared, moved on or was overwritten since is a conflict.
    private Error? FindConflict(TRow? newest, SaveVersionDraftRequest<TContent> request) =>
        (newest, request.Base) switch
        {
            (null, null) => null,
            (null, _) => NotThere,
            (_, null) => Error.Conflict(Texts.IdTaken.With(item.WithArticle, request.Key)),
            var (row, seen) when row.Version != seen.Version || row.Revision != seen.Revision => ChangedMeanwhile,
            ({ Status: VersionStatus.InReview } row, _) => InReview(row),
            _ => null,
        };

    private async Task<Result<SavedVersion>> WriteAsync(
        OperationScope scope,
        TRow? newest,
        SaveVersionDraftRequest<TContent> request,
        CancellationToken cancellationToken
    )
    {
        var before = newest is null ? null : audit.ReferenceOf(newest);
        var isNew = newest?.Status is not VersionStatus.Draft;
        var row = newest is { Status: VersionStatus.Draft } draft ? draft : AddNext(scope, request.Key, newest);
        item.Write(request.Content, row);
        (row.Revision, row.UpdatedAt) = (row.Revision + 1, scope.Now);
        audit.Append(scope, isNew ? VersionStep.Create : VersionStep.Edit, row, AuditOutcome.Done, before, VersionRemarks.None);
        ChangeFeed.Append(scope.Db, ChangeKind.Catalog, row.Key, row.UpdatedAt);
        var saved = new SavedVersion(row.Key, row.Version, row.Revision);
        request.Keep?.Invoke(scope.Db, saved);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return ChangedMeanwhile; // two people saved at once: the other one's row exists
        }

        return saved;
    }

    private TRow AddNext(OperationScope scope, string key, TRow? newest)
    {
        var row = item.CreateDraft(scope.Actor.TenantId, scope.Actor.PersonOrNull, key, (newest?.Version ?? 0) + 1);
        scope.Db.Set<TRow>().Add(row);
        return row;
    }

    private static Error InReview(TRow row) => Error.Conflict(Texts.VersionIsInReview.With(row.Version));
}

/// <summary>What the editor starts from; without a base the item is new.</summary>
public sealed record DraftFormView<TContent, TChoices>(TChoices Choices, DraftBase<TContent>? Base);

/// <summary>The version that an edit starts from, as the editor saw it.</summary>
public sealed record DraftBase<TContent>(string Key, int Version, VersionStatus Status, long Revision, TContent Text)
{
    /// <summary>The version that saving writes.</summary>
    public int SavesVersion => Status is VersionStatus.Draft ? Version : Version + 1;
}

/// <param name="Base">The newest version as the editor saw it; null for a new item.</param>
public sealed record SaveVersionDraftRequest<TContent>(string Key, VersionSeen? Base, TContent Content)
{
    /// <summary>The id of a new item; null where it has one already.</summary>
    public string? NewKey => Base is null ? Key : null;

    /// <summary>Gets the answer before it is saved.</summary>
    public KeepAnswer<SavedVersion>? Keep { get; init; }
}

/// <summary>A version as the editor saw it.</summary>
public sealed record VersionSeen(int Version, long Revision);

/// <summary>The draft as now stored.</summary>
public sealed record SavedVersion(string Key, int Version, long Revision);
