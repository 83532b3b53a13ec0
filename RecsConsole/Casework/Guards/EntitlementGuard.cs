using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Eligibility;

namespace RecsConsole.Casework.Guards;

/// <summary>Whether an action is outside the customer's contract, whoever chose it and however.</summary>
public static class EntitlementGuard
{
    /// <summary>What stands against it, in words; null when nothing does.</summary>
    public static async Task<string?> FindAsync(
        ConsoleDbContext db,
        CaseRow row,
        ActionRow action,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        return action.Tiers.Count == 0 || (await ReadAsync(db, row.AccountKey, cancellationToken)).Covers(action.Tiers, at)
            ? null
            : $"This customer's contract does not include \"{action.Title}\". Nothing was changed.";
    }

    /// <summary>The terms of a customer; without a customer, or with one that nobody knows, there are none.</summary>
    public static async Task<ContractTerms> ReadAsync(ConsoleDbContext db, string? accountKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return accountKey is null
            ? ContractTerms.None
            : await db
                .Accounts.Where(account => account.Key == accountKey)
                .Select(account => new ContractTerms(account.Tier, account.ContractEndsAt))
                .FirstOrDefaultAsync(cancellationToken)
                ?? ContractTerms.None;
    }
}

/// <summary>What a customer's contract says.</summary>
public sealed record ContractTerms(string? Tier, DateTimeOffset? EndsAt)
{
    /// <summary>No contract.</summary>
    public static ContractTerms None { get; } = new(null, null);

    /// <summary>Whether it includes what is made for these tiers.</summary>
    public bool Covers(IEnumerable<string>? tiers, DateTimeOffset at) =>
        Entitlement.Covers(tiers is null ? null : [.. tiers], Tier, EndsAt is { } end && end <= at);
}
