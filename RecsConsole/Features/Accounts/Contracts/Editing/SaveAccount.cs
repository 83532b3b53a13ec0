using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Accounts.Contracts.Governed;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>
/// Saves a customer, new or changed. Somebody else puts changed terms of an existing customer into force, unless nobody else could; a new
/// customer and a name are saved at once. A repeated request changes nothing.
/// </summary>
public sealed partial class SaveAccount(
    OperationScopeFactory scopes,
    GovernedChanges changes,
    GovernedTerms part,
    AuditTrail auditTrail,
    ILogger<SaveAccount> logger
)
{
    internal const string Name = "save.account";

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

        if (await ErasedSubjects.ContainAsync(scope.Db, SubjectName.Account(terms.Key), cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        return await IsAboutTermsAsync(scope, terms, request.SeenRevision, cancellationToken)
            ? await SaveTermsAsync(scope, request with { Terms = terms }, cancellationToken)
            : await SaveAtOnceAsync(scope, terms, request.SeenRevision, cancellationToken);
    }

    private static async Task<bool> IsAboutTermsAsync(
        OperationScope scope,
        AccountTerms terms,
        long? seen,
        CancellationToken cancellationToken
    ) =>
        seen is not null
        && await scope.Db.Accounts.AsNoTracking().FirstOrDefaultAsync(found => found.Key == terms.Key, cancellationToken) is { } row
        && TermsDifference.Between(AccountTerms.From(row) with { Name = terms.Name }, terms).Count > 0;

    private async Task<Result<SavedAccount>> SaveTermsAsync(
        OperationScope scope,
        SaveAccountRequest request,
        CancellationToken cancellationToken
    )
    {
        var terms = request.Terms;
        GovernedEdit<AgreedTerms> edit = new(
            terms.Key,
            request.SeenRevision!.Value,
            request.Why,
            before => AgreedTerms.From(terms, before.TimeZone)
        );
        var saved = await changes.SaveAsync(scope, part, edit, cancellationToken);
        if (!saved.IsOk)
        {
            return saved.Error;
        }

        var row = await scope.Db.Accounts.FirstAsync(found => found.Key == terms.Key, cancellationToken);
        if (string.Equals(row.Name, terms.Name, StringComparison.Ordinal))
        {
            return new SavedAccount(terms.Key, row.Revision) { Message = saved.Value };
        }

        var named = await SaveAtOnceAsync(scope, AccountTerms.From(row) with { Name = terms.Name }, row.Revision, cancellationToken);
        return named.IsOk ? named.Value with { Message = saved.Value } : named;
    }

    private async Task<Result<SavedAccount>> SaveAtOnceAsync(
        OperationScope scope,
        AccountTerms terms,
        long? seen,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var saved = await SaveAsync(scope, terms, seen, cancellationToken);
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
        var row = await scope.Db.Accounts.FirstOrDefaultAsync(found => found.Key == terms.Key, cancellationToken);
        if (Obstacle(row, terms, seen) is { } obstacle)
        {
            return obstacle;
        }

        var turn = await TermsTurn.BeginAsync(scope, auditTrail, Name, cancellationToken);
        var written = turn.Put(row, terms, statesContract: true);
        if (!await turn.TrySaveAsync(cancellationToken))
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
public sealed record SaveAccountRequest(AccountTerms Terms, long? SeenRevision)
{
    /// <summary>Why the terms of an existing customer change; not needed for anything else.</summary>
    public string Why { get; init; } = "";
}

/// <summary>The customer as saved.</summary>
public sealed record SavedAccount(string Key, long Revision)
{
    /// <summary>What became of changed terms: in force, or sent to a second person. Null when there are none.</summary>
    public string? Message { get; init; }
}
