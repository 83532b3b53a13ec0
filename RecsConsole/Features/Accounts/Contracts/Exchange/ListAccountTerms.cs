using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Accounts.Contracts.Exchange;

/// <summary>Lists the customers of the tenant with their terms, ordered by key, in pages that a client can follow to the end.</summary>
public sealed class ListAccountTerms(OperationScopeFactory scopes)
{
    /// <summary>Maximum number of customers per page.</summary>
    public const int Max = 200;

    public async Task<Result<AccountPart>> RunAsync(Actor actor, AccountQuestion question, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.account_terms", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(question);
        var max = Math.Clamp(question.Most, 1, Max);
        var found = scope.Db.Accounts.AsNoTracking();
        if (question.After is { } after)
        {
#pragma warning disable CA1309 // the database compares, in the order in which it sorts
            found = found.Where(row => string.Compare(row.Key, after) > 0);
#pragma warning restore CA1309
        }

        var rows = await found.OrderBy(row => row.Key).Take(max + 1).ToListAsync(cancellationToken);
        var page = rows.Take(max).ToList();
        return new AccountPart(
            [.. page.Where(row => !ErasedText.IsErased(row.Name)).Select(ExchangedAccount.From)],
            rows.Count > max ? page[^1].Key : null
        );
    }
}

/// <param name="After">Key of the last customer that the caller has; null: from the beginning.</param>
public sealed record AccountQuestion(string? After, int Most);

/// <param name="Next">Key after which the next page begins; null: this was the last page.</param>
public sealed record AccountPart(IReadOnlyList<ExchangedAccount> Accounts, string? Next);
