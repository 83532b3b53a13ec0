using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.Exchange;

/// <summary>
/// Receives policies of another system, each on its own and as a draft only: a second person publishes it here. The same policy again
/// changes nothing.
/// </summary>
public sealed class ReceivePolicies(OperationScopeFactory scopes, SavePolicyDraft saveDraft, VersionAudit<PolicyRow, PolicyContent> audit)
{
    private const string Name = "receive.policies";
    private const string KeyField = "key";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingPolicy>> request,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, RowMemory.None, cancellationToken);

    internal async Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingPolicy>> request,
        RowMemory memory,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (KeyWriting.RefusalOf(scope) is { } refusal)
        {
            return refusal;
        }

        List<ReceivedRow> rows = [];
        foreach (var each in request)
        {
            rows.Add(memory.Earlier.GetValueOrDefault(each.Row) ?? await TakeAsync(scope, each, memory, cancellationToken));
        }

        return rows;
    }

    private async Task<ReceivedRow> TakeAsync(
        OperationScope scope,
        Numbered<IncomingPolicy> each,
        RowMemory memory,
        CancellationToken cancellationToken
    )
    {
        var key = each.Value.Key;
        if (each.Value.Fault() is { } fault)
        {
            return ReceivedRow.Refused(each.Row, key, new(ErrorKind.Invalid, fault.Field, fault.Message));
        }

        var content = each.Value.ToContent();
        var newest = await scope
            .Db.Policies.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is not null && string.Equals(PolicyContent.From(newest).Hash, content.Hash, StringComparison.Ordinal))
        {
            return new(each.Row, key, ReceivedAs.Already);
        }

        if (newest is { Status: VersionStatus.Draft } && await WhyKeptAsync(scope, newest, cancellationToken) is { } why)
        {
            return ReceivedRow.Refused(each.Row, key, new(ErrorKind.Conflict, KeyField, why));
        }

        var seen = newest is null ? null : new VersionSeen(newest.Version, newest.Revision);
        var done = new ReceivedRow(each.Row, key, newest is null ? ReceivedAs.Added : ReceivedAs.Updated);
        var draft = new SaveVersionDraftRequest<PolicyContent>(key, seen, content) { Keep = (db, _) => memory.Keep(db, done) };
        var saved = await saveDraft.RunAsync(scope.Actor, draft, cancellationToken);
        return saved.IsOk ? done : ReceivedRow.Refused(each.Row, key, new(saved.Error.Kind, null, saved.Error.Message));
    }

    // what a person is writing is not overwritten by a machine, not even by one that acts for them
    private async Task<string?> WhyKeptAsync(OperationScope scope, PolicyRow draft, CancellationToken cancellationToken) =>
        (await audit.AuthorsAsync(scope.Db, draft, cancellationToken)).Any(author => author != scope.Actor.PersonId)
            ? Texts.DraftOfAnother.With(draft.Version)
        : await audit.IsByHandAsync(scope.Db, draft, cancellationToken) ? Texts.DraftByHand.With(draft.Version)
        : null;
}
