using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>Reads one customer with the contract terms.</summary>
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
        return row is null || ErasedText.IsErased(row.Name) ? Error.NotFound(Texts.NoSuchCustomer) : ExchangedAccount.From(row);
    }
}
