using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>
/// Saves a draft: of a new document, of the next version, or over the existing draft. Administrators may save any, owners those of their
/// own documents.
/// </summary>
public sealed partial class SaveDraft(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock, ILogger<SaveDraft> logger)
{
    private static Error ChangedMeanwhile => Error.Conflict(Texts.DraftConflict);

    public async Task<Result<SavedDraft>> RunAsync(Actor actor, SaveDraftRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, DocumentAudit.Saved, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        return DraftRules.Check(request.Draft) is [var problem, ..]
            ? Error.Invalid(problem.Message)
            : await WriteAsync(scope.Db, actor, scope.Access, request, cancellationToken);
    }

    private async Task<Result<SavedDraft>> WriteAsync(
        ConsoleDbContext db,
        Actor actor,
        AccessCheck check,
        SaveDraftRequest request,
        CancellationToken cancellationToken
    )
    {
        var draft = request.Draft;
        var now = Timestamps.Round(clock.GetUtcNow());
        var rows = await db
            .Documents.Where(row => row.Key == draft.Key)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        if (await RefusalAsync(db, check, rows, request, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var row = rows.Find(each => each.Status is DocumentStatus.Draft);
        if (row is null)
        {
            row = NewVersion(actor, draft, (rows.FirstOrDefault()?.Version ?? 0) + 1);
            db.Documents.Add(row);
        }

        draft.WriteTo(row);
        (row.AuthorId, row.UpdatedAt, row.ContentHash) = (actor.PersonId, now, null);
        row.Revision++;
        request.Keep?.Invoke(db, new(row.Key, row.Version, row.Revision));
        return await SaveAsync(db, actor, row, now, cancellationToken);
    }

    private static DocumentRow NewVersion(Actor actor, DocumentDraft draft, int version) =>
        new()
        {
            TenantId = actor.TenantId,
            Key = draft.Key,
            Version = version,
            Title = draft.Title,
            Kind = draft.Kind,
            Text = draft.Text,
            Status = DocumentStatus.Draft,
        };

    private async Task<Error?> RefusalAsync(
        ConsoleDbContext db,
        AccessCheck check,
        List<DocumentRow> rows,
        SaveDraftRequest request,
        CancellationToken cancellationToken
    )
    {
        var isAllowed =
            rows.Count == 0
                ? DocumentRights.IsAdministrator(check)
                : DocumentRights.MayEdit(check, DocumentAccess.From(rows[0]))
                    && (DocumentRights.IsAdministrator(check) || KeepsRights(rows[0], request.Draft));
        if (!isAllowed)
        {
            var denial = new DocumentDenial(auditTrail, DocumentAudit.Saved, request.Draft.Key);
            return await denial.RecordAsync(db, check, cancellationToken);
        }

        if (request.IsNew && rows.Count > 0)
        {
            return Error.Invalid(Texts.KeyTaken.With(request.Draft.Key));
        }

        // the version the form was filled from must still be the current one
        var draft = rows.Find(row => row.Status is DocumentStatus.Draft);
        return draft?.Version == request.DraftVersion && (draft is null || draft.Revision == request.Revision) ? null : ChangedMeanwhile;
    }

    // An owner who is not an administrator may edit the text, but not change owner, access list or regions, nor lower the classification.
    private static bool KeepsRights(DocumentRow row, DocumentDraft draft) =>
        row.OwnerId == draft.OwnerId
        && row.Classification <= draft.Classification
        && row.Acl.ToHashSet(StringComparer.Ordinal).SetEquals(draft.Acl)
        && row.Regions.ToHashSet(StringComparer.Ordinal).SetEquals(draft.Regions);

    private async Task<Result<SavedDraft>> SaveAsync(
        ConsoleDbContext db,
        Actor actor,
        DocumentRow row,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        DocumentAudit.Append(db, auditTrail, actor, "save", row);
        ChangeFeed.Append(db, ChangeKind.Document, row.Key, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (ConcurrencyConflict.Is(e))
        {
            LogClash(e, row.Version);
            return ChangedMeanwhile; // someone else was first, with an update or with the same new version
        }

        return new SavedDraft(row.Key, row.Version, row.Revision);
    }

    [LoggerMessage(
        EventId = 5001,
        Level = LogLevel.Information,
        Message = "Draft not saved, version {Version} was written by somebody else"
    )]
    private partial void LogClash(Exception exception, int version);
}

/// <param name="DraftVersion">Number of the draft that the form was filled from; null when there was none.</param>
/// <param name="Revision">Revision of that draft.</param>
/// <param name="IsNew">Creates a document; fails if the key exists.</param>
public sealed record SaveDraftRequest(DocumentDraft Draft, int? DraftVersion, long Revision, bool IsNew)
{
    /// <summary>Gets the answer before it is saved.</summary>
    public KeepAnswer<SavedDraft>? Keep { get; init; }
}

/// <summary>The saved draft.</summary>
public sealed record SavedDraft(string Key, int Version, long Revision);
