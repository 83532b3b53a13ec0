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
    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingDocument>> request,
        bool isTrusted,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, isTrusted, RowMemory.None, cancellationToken);

    /// <inheritdoc cref="RunAsync(Actor, IReadOnlyList{Numbered{IncomingDocument}}, bool, CancellationToken)" />
    internal async Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingDocument>> request,
        bool isTrusted,
        RowMemory memory,
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
            rows.Add(
                memory.Earlier.GetValueOrDefault(each.Row) ?? await ReceiveAsync(scope, reading, each, isTrusted, memory, cancellationToken)
            );
        }

        return rows;
    }

    private async Task<ReceivedRow> ReceiveAsync(
        OperationScope scope,
        SourceResult reading,
        Numbered<IncomingDocument> each,
        bool isTrusted,
        RowMemory memory,
        CancellationToken cancellationToken
    )
    {
        void Keep(ConsoleDbContext db, ReceivedAs done) => memory.Keep(db, new(each.Row, each.Value.Key, done));
        var result = await TakeAsync(scope, reading, each.Value, new(isTrusted, Keep), cancellationToken);
        return new(each.Row, each.Value.Key, result.As) { Fault = result.Fault };
    }

    private async Task<Taken> TakeAsync(
        OperationScope scope,
        SourceResult reading,
        IncomingDocument incoming,
        Taking taking,
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
        return !read.IsDraft && WhyNotInForce(scope.Access, draft, taking.IsTrusted) is { } fault
            ? fault
            : await WriteAsync(scope, draft, newest, new(!read.IsDraft, taking.Keep), cancellationToken);
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
        Writing writing,
        CancellationToken cancellationToken
    )
    {
        var waiting = newest is { Status: DocumentStatus.Draft } ? newest : null;
        // a document that the person may not edit is not compared: saving refuses and records it
        if (newest is not null && DocumentRights.MayEdit(scope.Access, DocumentAccess.From(newest)))
        {
            if (string.Equals(HashOf(DocumentDraft.From(newest)), HashOf(draft), StringComparison.Ordinal))
            {
                return waiting is null || !writing.IsInForce
                    ? new(ReceivedAs.Already, null)
                    : await PublishAsync(scope.Actor, VersionOf(waiting), new(ReceivedAs.Updated, writing.Keep), cancellationToken);
            }

            if (waiting is not null && await WhyKeptAsync(scope, waiting, cancellationToken) is { } why)
            {
                return Taken.Not(ErrorKind.Conflict, KeyField, why);
            }
        }

        var done = new Done(newest is null ? ReceivedAs.Added : ReceivedAs.Updated, writing.Keep);
        var request = new SaveDraftRequest(draft, waiting?.Version, waiting?.Revision ?? 0, IsNew: newest is null)
        {
            // publishing is what ends the row: an attempt that stops before it finds its draft waiting
            Keep = writing.IsInForce ? null : (db, _) => done.Keep(db, done.As),
        };
        var saved = await saveDraft.RunAsync(scope.Actor, request, cancellationToken);
        return !saved.IsOk ? Taken.Not(saved.Error)
            : !writing.IsInForce ? new(done.As, null)
            : await PublishAsync(scope.Actor, new(saved.Value.Key, saved.Value.Version, saved.Value.Revision), done, cancellationToken);
    }

    private static VersionRequest VersionOf(DocumentRow row) => new(row.Key, row.Version, row.Revision);

    // what a person is writing is not overwritten by a machine, not even by one that acts for them
    private static async Task<string?> WhyKeptAsync(OperationScope scope, DocumentRow draft, CancellationToken cancellationToken) =>
        draft.AuthorId is { } author && author != scope.Actor.PersonId ? Texts.DraftOfAnother
        : await VersionWriters.IsByHandAsync(scope.Db, draft, cancellationToken) ? Texts.DraftByHand
        : null;

    private async Task<Taken> PublishAsync(Actor actor, VersionRequest version, Done done, CancellationToken cancellationToken)
    {
        var request = version with { Keep = (db, _) => done.Keep(db, done.As) };
        var published = await approveVersion.RunForTrustedSourceAsync(actor, request, cancellationToken);
        return published.IsOk ? new(done.As, null) : Taken.Not(published.Error);
    }

    private static string HashOf(DocumentDraft draft) => CanonicalHash.Of(JsonSerializer.SerializeToUtf8Bytes(draft));

    private sealed record Taking(bool IsTrusted, KeepAnswer<ReceivedAs> Keep);

    private sealed record Writing(bool IsInForce, KeepAnswer<ReceivedAs> Keep);

    private sealed record Done(ReceivedAs As, KeepAnswer<ReceivedAs> Keep);

    private sealed record Taken(ReceivedAs As, ReceivedFault? Fault)
    {
        public static Taken Not(ErrorKind kind, string? field, string message) => new(ReceivedAs.Refused, new(kind, field, message));

        public static Taken Not(Error error) => Not(error.Kind, null, error.Message);
    }
}
