using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Platform;

namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>Reads one customer with the contract terms, and what other systems observe about them.</summary>
public sealed class ReadAccountTerms(OperationScopeFactory scopes)
{
    public async Task<Result<ExchangedAccount>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.account_terms", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope.Db.Accounts.AsNoTracking().FirstOrDefaultAsync(found => found.Key == key, cancellationToken);
        if (row is null || ErasedText.IsErased(row.Name))
        {
            return Error.NotFound(Texts.NoSuchCustomer);
        }

        var signals = await scope
            .Db.AccountSignals.AsNoTracking()
            .Where(each => each.AccountKey == key)
            .OrderBy(each => each.Source)
            .ThenBy(each => each.Name)
            .ToListAsync(cancellationToken);
        return ExchangedAccount.From(row) with
        {
            Signals = signals.Count == 0 ? null : [.. signals.Select(each => ExchangedSignal.From(UsageFigure.From(each, scope.Now)))],
        };
    }
}
