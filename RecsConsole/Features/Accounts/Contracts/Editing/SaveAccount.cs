using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>Saves identity and terms of a customer, new or changed. A repeated request changes nothing.</summary>
public sealed partial class SaveAccount(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<SaveAccount> logger)
{
    private const string Name = "save.account";

    public async Task<Result<SavedAccount>> RunAsync(Actor actor, SaveAccountRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var terms = request.Terms.Normalised();
        if (TermsRules.Check(terms, isNew: request.SeenRevision is null) is [var problem, ..])
        {
            return Error.Invalid(problem.Message);
        }

        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var saved = await SaveAsync(scope, terms, request.SeenRevision, cancellationToken);
        if (saved.IsOk)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }

    private async Task<Result<SavedAccount>> SaveAsync(
        OperationScope scope,
        AccountTerms terms,
        long? seen,
        CancellationToken cancellationToken
    )
    {
        if (await ErasedSubjects.ContainAsync(scope.Db, SubjectName.Account(terms.Key), cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        var row = await scope.Db.Accounts.FirstOrDefaultAsync(found => found.Key == terms.Key, cancellationToken);
        if (Obstacle(row, terms, seen) is { } obstacle)
        {
            return obstacle;
        }

        var turn = await TermsTurn.BeginAsync(scope, auditTrail, Name, cancellationToken);
        var written = turn.Put(row, terms, statesContract: true);
        await turn.NotifyAsync(cancellationToken);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.AccountChangedMeanwhile);
        }

        LogSaved(written.As, written.Row.Revision);
        return new SavedAccount(terms.Key, written.Row.Revision);
    }

    // identical stored terms mean that the request was repeated
    private static Error? Obstacle(AccountRow? row, AccountTerms terms, long? seen) =>
        (row, seen) switch
        {
            (null, null) => null,
            (null, _) => Error.NotFound(Texts.NoSuchCustomer),
            _ when TermsDifference.Between(AccountTerms.From(row), terms).Count == 0 => null,
            (_, null) => Error.Invalid(Texts.KeyIsTaken.With(terms.Key)),
            _ when row.Revision != seen => Error.Conflict(Texts.AccountChangedMeanwhile),
            _ => null,
        };

    [LoggerMessage(EventId = 23001, Level = LogLevel.Information, Message = "Account saved {Written} revision={Revision}")]
    private partial void LogSaved(ReceivedAs written, long revision);
}

/// <param name="SeenRevision">The revision the user saw; null for a new customer.</param>
public sealed record SaveAccountRequest(AccountTerms Terms, long? SeenRevision);

/// <summary>The customer as saved.</summary>
public sealed record SavedAccount(string Key, long Revision);
