using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>Finds customers for a new case, by a part of their name or key.</summary>
public sealed class FindCustomers(OperationScopeFactory scopes)
{
    /// <summary>The customers that are shown at once.</summary>
    public const int Max = 8;

    /// <summary>Fewer letters are in too many names.</summary>
    public const int FewestLetters = 2;

    private const string Name = "find.customers";

    // names are encrypted, so they are compared here; a customer beyond these is found by the whole key
    private const int MaxRead = 5_000;

    // some of them may not be named
    private const int MaxChecked = 40;

    public async Task<Result<IReadOnlyList<FoundCustomer>>> RunAsync(Actor actor, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.NewCaseNotPermitted);
            return await scope.DenyAsync(Name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var wanted = text?.Trim() ?? "";
        List<FoundCustomer> found = [];
        foreach (var each in wanted.Length < FewestLetters ? [] : await MatchingAsync(scope, wanted, cancellationToken))
        {
            if (found.Count < Max && await NamedCustomers.MayNameAsync(scope, each.Key, cancellationToken))
            {
                found.Add(each);
            }
        }

        return scope.Access.HasFailed ? CaseAccess.NotChecked : found;
    }

    private static async Task<IEnumerable<FoundCustomer>> MatchingAsync(
        OperationScope scope,
        string wanted,
        CancellationToken cancellationToken
    )
    {
        var accounts = scope.Db.Accounts.AsNoTracking();
        var read = await accounts
            .OrderBy(row => row.Key)
            .Take(MaxRead)
            .Concat(accounts.Where(row => row.Key == wanted))
            .ToListAsync(cancellationToken);
        return read.DistinctBy(row => row.Key, StringComparer.Ordinal)
            .Where(row => Has(row.Name, wanted) || Has(row.Key, wanted))
            .OrderByDescending(row => row.Name.StartsWith(wanted, StringComparison.CurrentCultureIgnoreCase))
            .ThenBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Take(MaxChecked)
            .Select(row => new FoundCustomer(row.Key, row.Name, row.Tier, row.Region));
    }

    private static bool Has(string value, string wanted) => value.Contains(wanted, StringComparison.CurrentCultureIgnoreCase);
}

/// <summary>A customer that a new case can have.</summary>
public sealed record FoundCustomer(string Key, string Name, string? Tier, string? Region);
