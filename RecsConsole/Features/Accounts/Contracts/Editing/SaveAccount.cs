using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
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
/// Saves a customer, new or changed. Key and name are saved at once. Somebody else puts terms into force, unless nobody else could, or the
/// customer is new and the tenant is still being set up (<see cref="TenantHistory"/>). A repeated request changes nothing.
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

        return await IsForTwoAsync(scope, terms, request.SeenRevision, cancellationToken)
                ? await AddForTwoAsync(scope, request with { Terms = terms }, cancellationToken)
            : await IsAboutTermsAsync(scope, terms, request.SeenRevision, cancellationToken)
                ? await SaveTermsAsync(scope, request with { Terms = terms }, cancellationToken)
            : await SaveAtOnceAsync(scope, terms, request.SeenRevision, cancellationToken);
    }

    // also when the customer was added a moment ago, and the request for its terms is repeated
    private static async Task<bool> IsForTwoAsync(OperationScope scope, AccountTerms terms, long? seen, CancellationToken cancellationToken)
    {
        var named = Named(terms);
        if (seen is not null || TermsDifference.Between(named, terms).Count == 0)
        {
            return false;
        }

        var row = await scope.Db.Accounts.AsNoTracking().FirstOrDefaultAsync(found => found.Key == terms.Key, cancellationToken);
        return (row is null || TermsDifference.Between(AccountTerms.From(row), named).Count == 0)
            && !await TenantHistory.IsEmptyAsync(scope.Db, cancellationToken);
    }

    // without terms a contract includes no step that is limited to a tier
    private async Task<Result<SavedAccount>> AddForTwoAsync(
        OperationScope scope,
        SaveAccountRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Why.Length == 0)
        {
            return Error.Conflict(CaseworkTexts.ChangeWhy.With(GovernedChanges.ShortestWhy, GovernedChanges.LongestWhy)); // the form asked for none
        }

        if (request.Why.Trim().Length is < GovernedChanges.ShortestWhy or > GovernedChanges.LongestWhy)
        {
            return Error.Invalid(CaseworkTexts.ChangeWhy.With(GovernedChanges.ShortestWhy, GovernedChanges.LongestWhy));
        }

        var added = await SaveAtOnceAsync(scope, Named(request.Terms), null, cancellationToken);
        return !added.IsOk ? added.Error
            : await WaitsAsync(scope, request.Terms, cancellationToken) ? added.Value with { Message = CaseworkTexts.ChangeWasSent }
            : await SaveTermsAsync(scope, request with { SeenRevision = added.Value.Revision }, cancellationToken);
    }

    private static async Task<bool> WaitsAsync(OperationScope scope, AccountTerms terms, CancellationToken cancellationToken)
    {
        var (author, subject) = (scope.Actor.PersonId, GovernedParts.SubjectOf(GovernedParts.Terms, terms.Key));
        var sent = await ProposalDesk
            .Waiting(scope.Db, ProposalKind.SettingsChange)
            .FirstOrDefaultAsync(row => row.Subject == subject && row.AuthorId == author, cancellationToken);
        return sent is not null
            && ProposedChange.From(sent).Read<AgreedTerms>() is { } content
            && TermsDifference.Between(content.After.On(Named(terms)), terms).Count == 0;
    }

    private static AccountTerms Named(AccountTerms terms) => new() { Key = terms.Key, Name = terms.Name };

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
        // the name of a customer whose contract somebody else agrees states nothing of the contract
        var written = turn.Put(row, terms, statesContract: row is not null || TermsDifference.Between(Named(terms), terms).Count > 0);
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
    /// <summary>Why the terms change, or are agreed with a new customer; not needed for a name, nor while the tenant is being set up.</summary>
    public string Why { get; init; } = "";
}

/// <summary>The customer as saved.</summary>
public sealed record SavedAccount(string Key, long Revision)
{
    /// <summary>What became of changed terms: in force, or sent to a second person. Null when there are none.</summary>
    public string? Message { get; init; }
}
