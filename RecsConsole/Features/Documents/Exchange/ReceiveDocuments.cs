using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Documents.Administration;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Exchange;

/// <summary>
/// Receives documents of another system, each on its own: as a draft that a second person approves, or in force at once from a source that
/// an administrator trusts. The same document again changes nothing.
/// </summary>
public sealed class ReceiveDocuments(OperationScopeFactory scopes, SaveDraft saveDraft, ApproveVersion approveVersion)
{
    private const string Name = "receive.documents";
    private const string StatusField = "status";
    private const string TextField = "text";
    private const string KeyField = "key";

    /// <param name="isTrusted">The source may put documents in force without a second person.</param>
    public async Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingDocument>> request,
        bool isTrusted,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, Name, cancellationToken);
        if (KeyWriting.RefusalOf(scope) is { } refusal)
        {
            return refusal;
        }

        var reading = new SourceResult(await TenantNames.ReadAsync(scope.Db, cancellationToken));
        List<ReceivedRow> rows = [];
        foreach (var each in request)
        {
            var result = await TakeAsync(scope, reading, each.Value, isTrusted, cancellationToken);
            rows.Add(new(each.Row, each.Value.Key, result.As) { Fault = result.Fault });
        }

        return rows;
    }

    private async Task<Taken> TakeAsync(
        OperationScope scope,
        SourceResult reading,
        IncomingDocument incoming,
        bool isTrusted,
        CancellationToken cancellationToken
    )
    {
        var source = incoming.ToSource();
        ReadDocumentSource read;
        try
        {
            read = reading.Read(source);
        }
        catch (DocumentInputException e)
        {
            return Taken.Not(ErrorKind.Invalid, source.Fields.FirstOrDefault(field => field.Line == e.Line)?.Name ?? TextField, e.Message);
        }

        var newest = await NewestAsync(scope, read.Draft.Key, cancellationToken);
        var trimmed = read.Draft with { Title = read.Draft.Title.Trim() };
        var draft = newest is null ? trimmed : incoming.Keep(trimmed, newest);
        return !read.IsDraft && WhyNotInForce(scope.Access, draft, isTrusted) is { } fault
            ? fault
            : await WriteAsync(scope, draft, newest, !read.IsDraft, cancellationToken);
    }

    // checked before the draft is saved, so that a refused row leaves nothing behind
    private static Taken? WhyNotInForce(AccessCheck check, DocumentDraft draft, bool isTrusted) =>
        !isTrusted ? Taken.Not(ErrorKind.Forbidden, StatusField, Texts.SourceNotTrusted)
        : string.IsNullOrWhiteSpace(draft.Text) ? Taken.Not(ErrorKind.Invalid, TextField, Texts.ThisVersionHasNoText)
        : !DocumentRights.MayApprove(check, new(draft.OwnerId, draft.Classification, [.. draft.Regions], [.. draft.Acl]))
            ? Taken.Not(ErrorKind.Forbidden, StatusField, Texts.SourceMayNotPublish)
        : null;

    private static Task<DocumentRow?> NewestAsync(OperationScope scope, string key, CancellationToken cancellationToken) =>
        scope
            .Db.Documents.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<Taken> WriteAsync(
        OperationScope scope,
        DocumentDraft draft,
        DocumentRow? newest,
        bool isInForce,
        CancellationToken cancellationToken
    )
    {
        var waiting = newest is { Status: DocumentStatus.Draft } ? newest : null;
        // a document that the person may not edit is not compared: saving refuses and records it
        if (newest is not null && DocumentRights.MayEdit(scope.Access, DocumentAccess.From(newest)))
        {
            if (string.Equals(HashOf(DocumentDraft.From(newest)), HashOf(draft), StringComparison.Ordinal))
            {
                return waiting is null || !isInForce
                    ? new(ReceivedAs.Already, null)
                    : await PublishAsync(
                        scope.Actor,
                        new(waiting.Key, waiting.Version, waiting.Revision),
                        ReceivedAs.Updated,
                        cancellationToken
                    );
            }

            if (waiting is not null && await WhyKeptAsync(scope, waiting, cancellationToken) is { } why)
            {
                return Taken.Not(ErrorKind.Conflict, KeyField, why);
            }
        }

        var request = new SaveDraftRequest(draft, waiting?.Version, waiting?.Revision ?? 0, IsNew: newest is null);
        var saved = await saveDraft.RunAsync(scope.Actor, request, cancellationToken);
        var done = newest is null ? ReceivedAs.Added : ReceivedAs.Updated;
        return !saved.IsOk ? Taken.Not(saved.Error)
            : !isInForce ? new(done, null)
            : await PublishAsync(scope.Actor, new(saved.Value.Key, saved.Value.Version, saved.Value.Revision), done, cancellationToken);
    }

    // what a person is writing is not overwritten by a machine, not even by one that acts for them
    private static async Task<string?> WhyKeptAsync(OperationScope scope, DocumentRow draft, CancellationToken cancellationToken) =>
        draft.AuthorId is { } author && author != scope.Actor.PersonId ? Texts.DraftOfAnother
        : await VersionWriters.IsByHandAsync(scope.Db, draft, cancellationToken) ? Texts.DraftByHand
        : null;

    private async Task<Taken> PublishAsync(Actor actor, VersionRequest version, ReceivedAs done, CancellationToken cancellationToken)
    {
        var published = await approveVersion.RunForTrustedSourceAsync(actor, version, cancellationToken);
        return published.IsOk ? new(done, null) : Taken.Not(published.Error);
    }

    private static string HashOf(DocumentDraft draft) => CanonicalHash.Of(JsonSerializer.SerializeToUtf8Bytes(draft));

    private sealed record Taken(ReceivedAs As, ReceivedFault? Fault)
    {
        public static Taken Not(ErrorKind kind, string? field, string message) => new(ReceivedAs.Refused, new(kind, field, message));

        public static Taken Not(Error error) => Not(error.Kind, null, error.Message);
    }
}
