using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>Receives customers of another system, new and changed ones; each row gets its own result.</summary>
public sealed class ReceiveAccounts(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "receive.accounts";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingAccount>> request,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, static (_, _) => { }, cancellationToken);

    /// <param name="keep">Gets the results before they are saved.</param>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingAccount>> request,
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
        IReadOnlyList<Numbered<IncomingAccount>> request,
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
        keep(scope.Db, rows);
        await scope.Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private async Task<List<ReceivedRow>> TakeAsync(
        OperationScope scope,
        IReadOnlyList<Numbered<IncomingAccount>> request,
        CancellationToken cancellationToken
    )
    {
        var keys = request.Select(each => each.Value.Key).Distinct(StringComparer.Ordinal).ToList();
        var known = await scope
            .Db.Accounts.Where(row => keys.Contains(row.Key))
            .ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
        var subjects = keys.Select(key => SubjectName.Account(key.Trim())); // as it would be stored
        var erased = await ErasedSubjects.AmongAsync(scope.Db, subjects, cancellationToken);
        var turn = await TermsTurn.BeginAsync(scope, auditTrail, Name, cancellationToken);
        List<ReceivedRow> rows = [];
        foreach (var each in request)
        {
            var row = known.GetValueOrDefault(each.Value.Key);
            var terms = each.Value.On(row is null ? null : AccountTerms.From(row));
            if (FaultOf(terms, isNew: row is null, erased) is { } fault)
            {
                rows.Add(ReceivedRow.Refused(each.Row, each.Value.Key, fault));
                continue;
            }

            var written = turn.Put(row, terms, each.Value.StatesContract);
            known[each.Value.Key] = written.Row;
            rows.Add(new(each.Row, each.Value.Key, written.As));
        }

        await turn.FinishAsync(cancellationToken);
        return rows;
    }

    private static ReceivedFault? FaultOf(AccountTerms terms, bool isNew, HashSet<SubjectName> erased) =>
        TermsRules.Check(terms, isNew) is [var problem, ..]
            ? new(ErrorKind.Invalid, JsonNamingPolicy.CamelCase.ConvertName(problem.Field), problem.Message)
        : erased.Contains(SubjectName.Account(terms.Key)) ? new(ErrorKind.Conflict, "key", ErasedSubjects.NothingIsWritten.Message)
        : null;
}
