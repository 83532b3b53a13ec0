using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Accounts.Usage;

/// <summary>
/// Receives figures about customers from other systems; each row gets its own result. All systems name a customer by the same key, and of
/// each figure the latest observation is kept with the one before it.
/// </summary>
public sealed class ReceiveSignals(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "receive.signals";
    private const int MaxOfCustomer = 100;
    private const string AccountField = "account";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingSignal>> request,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, static (_, _) => { }, cancellationToken);

    /// <param name="keep">Gets the results before they are saved.</param>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingSignal>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(
            () => WriteAsync(actor, request, keep, cancellationToken),
            Error.Conflict(Texts.CustomersAreBusy)
        );
    }

    private async Task<Result<IReadOnlyList<ReceivedRow>>> WriteAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingSignal>> request,
        KeepAnswer<IReadOnlyList<ReceivedRow>> keep,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var rows = await TakeAsync(scope, request, cancellationToken);
        if (ReceivedCounts.HaveChanges(rows))
        {
            var tenant = scope.Db.TenantId.ToString("D");
            auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "tenant", tenant, AuditOutcome.Done, ReceivedCounts.Of(rows)));
            keep(scope.Db, rows);
            await scope.Db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return rows;
    }

    private static async Task<List<ReceivedRow>> TakeAsync(
        OperationScope scope,
        IReadOnlyList<Numbered<IncomingSignal>> request,
        CancellationToken cancellationToken
    )
    {
        var valid = request.Where(each => SignalRules.Check(each.Value, scope.Now) is null);
        var keys = valid.Select(each => each.Value.Account).Distinct(StringComparer.Ordinal).ToList();
        var accounts = await scope.Db.Accounts.Where(row => keys.Contains(row.Key)).Select(row => row.Key).ToListAsync(cancellationToken);
        var known = await scope.Db.AccountSignals.Where(row => keys.Contains(row.AccountKey)).ToListAsync(cancellationToken);
        var turn = new Turn(
            scope,
            accounts.ToHashSet(StringComparer.Ordinal),
            await ErasedSubjects.AmongAsync(scope.Db, keys.Select(SubjectName.Account), cancellationToken),
            known.ToDictionary(row => (row.AccountKey, row.Source, row.Name)),
            known.CountBy(row => row.AccountKey, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)
        );
        return
        [
            .. request.Select(each =>
                FaultOf(turn, each.Value) is { } fault
                    ? ReceivedRow.Refused(each.Row, each.Value.Account, fault)
                    : new(each.Row, each.Value.Account, Put(turn, each.Value))
            ),
        ];
    }

    private static ReceivedFault? FaultOf(Turn turn, IncomingSignal signal) =>
        SignalRules.Check(signal, turn.Scope.Now) is { } wrong ? wrong
        : !turn.Accounts.Contains(signal.Account) ? new(ErrorKind.Invalid, AccountField, Texts.NoSuchCustomer)
        : turn.Erased.Contains(SubjectName.Account(signal.Account))
            ? new(ErrorKind.Conflict, AccountField, ErasedSubjects.NothingIsWritten.Message)
        : turn.Find(signal) is null && turn.Counts.GetValueOrDefault(signal.Account) >= MaxOfCustomer
            ? new(ErrorKind.Invalid, "name", Texts.TooManySignals.With(MaxOfCustomer))
        : null;

    // An observation that comes late is no news; one of the same instant corrects the figure.
    private static ReceivedAs Put(Turn turn, IncomingSignal signal)
    {
        var (at, value) = (Timestamps.Round(signal.ObservedAt), Thousandths.Write(signal.Value));
        if (turn.Find(signal) is not { } row)
        {
            turn.Add(signal, at, value);
            return ReceivedAs.Added;
        }

        if (at < row.ObservedAt || (at == row.ObservedAt && value == row.Value))
        {
            return ReceivedAs.Already;
        }

        if (at > row.ObservedAt)
        {
            (row.BeforeValue, row.BeforeAt) = (row.Value, row.ObservedAt);
        }

        (row.Value, row.ObservedAt) = (value, at);
        return ReceivedAs.Updated;
    }

    // What the rows of a request share.
    private sealed record Turn(
        OperationScope Scope,
        HashSet<string> Accounts,
        HashSet<SubjectName> Erased,
        Dictionary<(string Account, string Source, string Name), AccountSignalRow> Known,
        Dictionary<string, int> Counts
    )
    {
        public AccountSignalRow? Find(IncomingSignal signal) => Known.GetValueOrDefault((signal.Account, signal.Source, signal.Name));

        public void Add(IncomingSignal signal, DateTimeOffset at, long value)
        {
            var row = new AccountSignalRow
            {
                TenantId = Scope.Db.TenantId,
                AccountKey = signal.Account,
                Source = signal.Source,
                Name = signal.Name,
                Value = value,
                ObservedAt = at,
            };
            Scope.Db.AccountSignals.Add(row);
            Known[(row.AccountKey, row.Source, row.Name)] = row;
            Counts[row.AccountKey] = Counts.GetValueOrDefault(row.AccountKey) + 1;
        }
    }
}
