using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Guards;

/// <summary>Whether an action is outside the customer's contract, suggested or not.</summary>
public static class EntitlementGuard
{
    /// <summary>Why the contract excludes the action, as a sentence; null when it does not.</summary>
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
        return action.Tiers.Count == 0 || (await ReadAsync(db, row.AccountKey, cancellationToken)).Covers(action.Key, action.Tiers, at)
            ? null
            : CaseworkTexts.NotInTheContract.With(action.Title);
    }

    /// <summary>The contract terms of a customer; empty without a customer or for an unknown one.</summary>
    public static async Task<ContractTerms> ReadAsync(ConsoleDbContext db, string? accountKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return accountKey is null
            ? ContractTerms.None
            : await db
                .Accounts.Where(account => account.Key == accountKey)
                .Select(account => new ContractTerms(account.Tier, account.ContractStartsAt, account.ContractEndsAt, account.Entitlements))
                .FirstOrDefaultAsync(cancellationToken)
                ?? ContractTerms.None;
    }
}

/// <summary>The terms of a customer's contract.</summary>
/// <param name="StartsAt">Null: it always was in force.</param>
/// <param name="Entitlements">Actions that it includes whatever its tier.</param>
public sealed record ContractTerms(string? Tier, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, IList<string> Entitlements)
{
    /// <summary>No contract.</summary>
    public static ContractTerms None { get; } = new(null, null, null, []);

    /// <summary>Whether the contract includes an action that is limited to these tiers.</summary>
    public bool Covers(string action, IEnumerable<string>? tiers, DateTimeOffset at) =>
        Entitlement.Covers(action, tiers is null ? null : [.. tiers], Tier, Entitlements.AsReadOnly(), EndsAt <= at || StartsAt > at);
}
