using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Accounts.Contracts.Governed;
using RecsConsole.Platform;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>Reads a customer with the form's choices; without a key an empty form, for who may add one.</summary>
public sealed class ReadAccountForm(OperationScopeFactory scopes, GovernedTerms part)
{
    public async Task<Result<AccountFormView>> RunAsync(Actor actor, ReadAccountFormRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var right = request.Key is null ? AccessOperation.ManageTenant : AccessOperation.ViewAdministration;
        await using var scope = await scopes.OpenAsync(actor, right, "read.account_form", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = request.Key is { } key
            ? await db.Accounts.AsNoTracking().FirstOrDefaultAsync(found => found.Key == key, cancellationToken)
            : null;
        if (request.Key is not null && (row is null || ErasedText.IsErased(row.Name)))
        {
            return Error.NotFound(Texts.NoSuchCustomer);
        }

        var view = await ToViewAsync(db, row, cancellationToken);
        return row is null ? await NewAsync(scope, view, cancellationToken) : await GovernedAsync(scope, view, cancellationToken);
    }

    private static async Task<AccountFormView> NewAsync(OperationScope scope, AccountFormView view, CancellationToken cancellationToken)
    {
        var isAlone = await ProposalDesk.IsAloneAsync(scope, AccessOperation.BorrowPublishing, cancellationToken);
        return view with
        {
            Changes = RuleChanges.None with { IsAlone = isAlone },
            IsSettingUp = await TenantHistory.IsEmptyAsync(scope.Db, cancellationToken),
        };
    }

    private async Task<AccountFormView> GovernedAsync(OperationScope scope, AccountFormView view, CancellationToken cancellationToken)
    {
        var subject = GovernedParts.SubjectOf(GovernedParts.Terms, view.Terms.Key);
        var changes = await RuleChanges.ReadAsync(scope, GovernedParts.Terms, cancellationToken);
        return view with
        {
            Changes = changes.Of(subject),
            Versions = await RuleVersions.ReadAsync(scope, part, view.Terms.Key, cancellationToken),
        };
    }

    private static async Task<AccountFormView> ToViewAsync(ConsoleDbContext db, AccountRow? row, CancellationToken cancellationToken)
    {
        var steps = await TierSteps.ReadAsync(db, cancellationToken);
        var accounts = await db.Accounts.Select(found => new { found.Tier, found.Region }).Distinct().ToListAsync(cancellationToken);
        var promised = await db.ServiceLevels.Published().Select(level => level.Tier).Distinct().ToListAsync(cancellationToken);
        return new(row is null ? new() : AccountTerms.From(row), row?.Revision)
        {
            TierSteps = steps,
            Tiers = Distinct([.. accounts.Select(found => found.Tier), .. promised, .. steps.SelectMany(step => step.Tiers)]),
            Regions = Distinct(accounts.Select(found => found.Region)),
            OpenCases = row is null
                ? 0
                : await db.Cases.CountAsync(found => found.IsOpen && found.AccountKey == row.Key, cancellationToken),
            HasCases = row is not null && await db.Cases.AnyAsync(found => found.AccountKey == row.Key, cancellationToken),
            TimeZone = await db
                .Tenants.Where(tenant => tenant.Id == db.TenantId)
                .Select(tenant => tenant.TimeZone)
                .SingleAsync(cancellationToken),
        };
    }

    private static string[] Distinct(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <param name="Key">Null: an empty form for a new customer.</param>
public sealed record ReadAccountFormRequest(string? Key);
