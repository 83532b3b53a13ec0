using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration.Uploads;

/// <summary>
/// Saves an uploaded file as a draft: of a new document, or of the next version of the document with its key. Nothing is published, and no
/// draft that somebody is writing is overwritten.
/// </summary>
public sealed class SaveUpload(OperationScopeFactory scopes, ReadUpload readUpload, SaveDraft saveDraft)
{
    public async Task<Result<SavedUpload>> RunAsync(Actor actor, UploadedFile file, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "upload.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var read = await readUpload.RunAsync(actor, file, cancellationToken);
        if (read.Value is not { } found)
        {
            return read.Error!;
        }

        var stored = await StoredAsync(scope, found.Draft.Key, cancellationToken);
        if (stored.Error is { } error)
        {
            return error;
        }

        var newest = stored.Value!.Newest;
        var draft = newest is null || found.HasFacts ? found.Draft : newest with { Text = found.Draft.Text };
        if (newest is not null && IsSame(draft, newest))
        {
            return new SavedUpload(newest.Key, newest.Title, stored.Value.Version, UploadOutcome.Unchanged);
        }

        var saved = await saveDraft.RunAsync(actor, new(draft, null, 0, IsNew: newest is null), cancellationToken);
        return saved.Value is { } version
            ? new SavedUpload(
                version.Key,
                draft.Title,
                version.Version,
                newest is null ? UploadOutcome.NewDocument : UploadOutcome.NewVersion
            )
            : saved.Error!;
    }

    // Of a document that the actor does not see, nothing is told: saving answers as for a key that is taken.
    private static async Task<Result<StoredDocument>> StoredAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var newest = await scope
            .Db.Documents.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is null || !DocumentRights.MaySee(scope.Access, DocumentAccess.From(newest)))
        {
            return new StoredDocument(null, 0);
        }

        return newest.Status is DocumentStatus.Draft
            ? Error.Conflict(Texts.UploadDraftWaits.With(newest.Title, newest.Version))
            : new StoredDocument(DocumentDraft.From(newest) with { EffectiveFrom = null }, newest.Version);
    }

    private static bool IsSame(DocumentDraft draft, DocumentDraft newest) =>
        string.Equals(
            JsonSerializer.Serialize(draft with { EffectiveFrom = null }),
            JsonSerializer.Serialize(newest),
            StringComparison.Ordinal
        );

    private sealed record StoredDocument(DocumentDraft? Newest, int Version);
}

/// <summary>What became of a file.</summary>
public sealed record SavedUpload(string Key, string Title, int Version, UploadOutcome Outcome);
