using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>
/// Requests of another system: their valid rows are saved in one transaction, which is retried after a concurrent change to the same
/// cases. They are applied before the transaction waits for its turn, so that only the writing keeps other writers waiting.
/// </summary>
public sealed class ReceiveRows(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>One request with any number of rows.</summary>
    /// <param name="keep">Gets the results before they are saved.</param>
    internal async Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync<T>(
        Actor actor,
        RowReceiving<T> receiving,
        IReadOnlyList<Numbered<T>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        var result = await SaveAllAsync(
            actor,
            receiving.Name,
            async (scope, isRetry) =>
            {
                var taken = await receiving.TakeAsync(scope, request, isRetry, cancellationToken);
                var received = ReceivedRequest.From(taken, receiving.Denial);
                keep(scope.Db, received.Rows);
                return [received];
            },
            cancellationToken
        );
        return result.IsOk ? result.Value[0].Rows.ToList() : result.Error;
    }

    /// <summary>Several requests of one caller with a row each: every row has its own result and its own audit entry.</summary>
    internal async Task<Result<IReadOnlyList<ReceivedRow>>> RunJoinedAsync<T>(
        Actor actor,
        RowReceiving<T> receiving,
        JoinedRequests<T> joined,
        CancellationToken cancellationToken
    )
    {
        var result = await SaveAllAsync(
            actor,
            receiving.Name,
            async (scope, isRetry) =>
            {
                var rows = await joined.OpenAsync(scope.Db);
                var numbered = rows.Select((row, i) => new Numbered<T>(i + 1, row)).ToList();
                var taken = numbered.Count == 0 ? [] : await receiving.TakeAsync(scope, numbered, isRetry, cancellationToken);
                joined.Keep(scope.Db, [.. taken.Select(each => each.Row)]);
                return [.. taken.Select(each => ReceivedRequest.From([each], receiving.Denial))];
            },
            cancellationToken
        );
        return result.IsOk ? result.Value.SelectMany(each => each.Rows).ToList() : result.Error;
    }

    /// <param name="name">Name of the operation in the audit trail.</param>
    /// <param name="take">Applies the rows to the context; told whether an earlier attempt was lost.</param>
    private Task<Result<IReadOnlyList<ReceivedRequest>>> SaveAllAsync(
        Actor actor,
        string name,
        Func<OperationScope, bool, Task<List<ReceivedRequest>>> take,
        CancellationToken cancellationToken
    )
    {
        var attempts = 0;
        return ConcurrencyConflict.RetryAsync(
            () =>
            {
                var isRetry = attempts++ > 0;
                return WriteAsync(actor, name, new(scope => take(scope, isRetry), IsAhead: !isRetry), cancellationToken);
            },
            Error.Conflict(Texts.CasesAreBusy)
        );
    }

    private async Task<Result<IReadOnlyList<ReceivedRequest>>> WriteAsync(
        Actor actor,
        string name,
        Taking taking,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var roles = scope.Access.Subject.Roles.Order(StringComparer.Ordinal).Select(RoleNames.Of).ToList();
            var error = Error.Forbidden(
                roles.Count == 0 ? Texts.MayNotSendWithoutRole : Texts.MayNotSendWithRoles.With(string.Join(", ", roles))
            );
            return await scope.DenyAsync(name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var (ahead, before) = (taking.IsAhead ? await TakeAheadAsync(scope, taking, cancellationToken) : null, scope.Access);
        if (before.HasFailed)
        {
            return CaseAccess.NotChecked; // a refusal caused by a failed check must not be stored as the answer
        }

        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(scope.Db, cancellationToken);
        await scope.ReadRightsAgainAsync(cancellationToken);
        if (ahead is not null && !await StillHoldsAsync(scope, before, ahead, cancellationToken))
        {
            ahead = null;
            scope.Db.ChangeTracker.Clear();
        }

        var taken = ahead ?? await taking.RunAsync(scope);
        if (scope.Access.HasFailed)
        {
            return CaseAccess.NotChecked;
        }

        var untracked = new UntrackedRows(
            [.. taken.SelectMany(each => each.Untracked).DistinctBy(each => each.Now.Id)],
            [.. taken.SelectMany(each => each.Events)],
            [.. taken.Select(request => EntryOf(scope, name, request)).OfType<AuditEntryRow>()],
            [.. taken.SelectMany(each => each.Changed).Select(row => row.Id).Distinct().Select(id => ChangeOf(scope, id))]
        );
        await BulkSave.RunAsync(scope.Db, (db, token) => WriteRowsAsync(db, untracked, token), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken;
    }

    // with the keys that the rows will be encrypted with
    private static async Task<List<ReceivedRequest>> TakeAheadAsync(
        OperationScope scope,
        Taking taking,
        CancellationToken cancellationToken
    )
    {
        var ahead = await taking.RunAsync(scope);
        if (scope.Db.Keys is { } keys)
        {
            await SubjectSecrets.LearnAsync(scope.Db, keys, SubjectsOf(ahead), cancellationToken);
        }

        return ahead;
    }

    private static IEnumerable<SubjectName> SubjectsOf(IReadOnlyList<ReceivedRequest> requests) =>
        requests.SelectMany(each => each.Changed).Select(row => SubjectName.Case(row.Id, row.AccountKey)).Distinct();

    // What was read ahead of the transaction: a case that changed since fails the write by its concurrency token, and a stored event by its
    // key. Rights and erased subjects have no such guard.
    private static async Task<bool> StillHoldsAsync(
        OperationScope scope,
        AccessCheck before,
        IReadOnlyList<ReceivedRequest> ahead,
        CancellationToken cancellationToken
    ) =>
        before.Subject.HasSameRightsAs(scope.Access.Subject)
        && (await ErasedSubjects.AmongAsync(scope.Db, SubjectsOf(ahead), cancellationToken)).Count == 0;

    // a case before its events
    private static async Task WriteRowsAsync(ConsoleDbContext db, UntrackedRows untracked, CancellationToken cancellationToken)
    {
        await BulkInsert.WriteAddedAsync<CaseRow>(db, cancellationToken);
        BulkSave.Update<CaseRow>(db);
        if (untracked.Cases.Count > 0)
        {
            BulkSave.Update(db, untracked.Cases);
        }

        await BulkInsert.WriteAddedAsync<CaseEventRow>(db, cancellationToken);
        await BulkInsert.WriteAddedAsync<ApiReplayRow>(db, cancellationToken);
        if (untracked.Events.Count > 0)
        {
            await BulkInsert.WriteAsync(db, untracked.Events, cancellationToken);
        }

        if (untracked.Entries.Count > 0)
        {
            await BulkInsert.WriteAsync(db, untracked.Entries, cancellationToken);
        }

        await BulkInsert.WriteChangesAsync(db, untracked.Changes, cancellationToken);
    }

    private static ChangeRow ChangeOf(OperationScope scope, Guid caseId) =>
        ChangeFeed.NewChange(scope.Db, ChangeKind.Case, caseId.ToString("D"), scope.Now);

    // null when nothing happened
    private AuditEntryRow? EntryOf(OperationScope scope, string name, ReceivedRequest request)
    {
        if (!request.IsDenied && !ReceivedCounts.HaveChanges(request.Rows))
        {
            return null;
        }

        // a single case is named, several are counted
        var only = request.Changed is [var one] ? one : null;
        return auditTrail.NewEntry(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                name,
                only is null ? "tenant" : "case",
                (only?.Id ?? scope.Actor.TenantId).ToString("D"),
                request.IsDenied && request.Changed.Count == 0 ? AuditOutcome.Denied : AuditOutcome.Done,
                ReceivedCounts.Of(request.Rows)
            )
        );
    }
}

/// <summary>Rows that are stored in bulk and that the context does not have, since tracking costs about as much as storing.</summary>
/// <param name="Cases">Each as it was read, and as it is now.</param>
internal sealed record UntrackedRows(
    List<(CaseRow Before, CaseRow Now)> Cases,
    List<CaseEventRow> Events,
    List<AuditEntryRow> Entries,
    List<ChangeRow> Changes
);

/// <summary>How the rows of a transaction are applied.</summary>
/// <param name="IsAhead">Before the transaction begins. The next attempt, after a conflict, does it inside: then nobody comes between.</param>
internal sealed record Taking(Func<OperationScope, Task<List<ReceivedRequest>>> RunAsync, bool IsAhead);

/// <summary>How rows of a type are received.</summary>
/// <param name="Name">Name of the operation in the audit trail.</param>
/// <param name="Denial">The fault of a row that names something the caller may not access.</param>
/// <param name="TakeAsync">
/// Applies the rows to the context; the results come in the order of the rows. It is told whether an earlier attempt was lost,
/// for example because a key was taken.
/// </param>
internal sealed record RowReceiving<T>(
    string Name,
    ErrorKind Denial,
    Func<OperationScope, IReadOnlyList<Numbered<T>>, bool, CancellationToken, Task<IReadOnlyList<TakenRow>>> TakeAsync
);

/// <summary>Requests of one caller, with a row each, that are received in one transaction.</summary>
/// <param name="OpenAsync">Their rows. Called when no more requests join; again if they are applied again.</param>
/// <param name="Keep">Gets the results of the rows, and adds to the transaction what is stored beside them.</param>
internal sealed record JoinedRequests<T>(
    Func<ConsoleDbContext, Task<IReadOnlyList<T>>> OpenAsync,
    Action<ConsoleDbContext, IReadOnlyList<ReceivedRow>> Keep
);

/// <summary>The result of a row, and the case that it changed.</summary>
internal sealed record TakenRow(ReceivedRow Row, CaseRow? Changed)
{
    /// <summary>The event that is stored with it; null when there is none, or the context has it.</summary>
    public CaseEventRow? Event { get; init; }

    /// <summary>The changed case as it was read, if the context does not track it.</summary>
    public CaseRow? Before { get; init; }
}

/// <summary>The result of a request.</summary>
/// <param name="Changed">The cases that changed.</param>
/// <param name="IsDenied">Whether a row named something the caller may not access.</param>
internal sealed record ReceivedRequest(IReadOnlyList<ReceivedRow> Rows, IReadOnlyList<CaseRow> Changed, bool IsDenied)
{
    /// <summary>The events that are stored in bulk.</summary>
    public IReadOnlyList<CaseEventRow> Events { get; init; } = [];

    /// <summary>The changed cases that the context does not track, as they were read and as they are now.</summary>
    public IReadOnlyList<(CaseRow Before, CaseRow Now)> Untracked { get; init; } = [];

    public static ReceivedRequest From(IReadOnlyList<TakenRow> taken, ErrorKind denial) =>
        new(
            [.. taken.Select(each => each.Row)],
            [.. taken.Select(each => each.Changed).OfType<CaseRow>().Distinct()],
            taken.Any(each => each.Row.Fault?.Kind == denial)
        )
        {
            Events = [.. taken.Select(each => each.Event).OfType<CaseEventRow>()],
            Untracked = [.. taken.Where(each => each.Before is not null).Select(each => (each.Before!, each.Changed!))],
        };
}
