namespace RecsConsole.Engine.Eligibility;

/// <summary>Whether a customer's contract covers an item limited to certain tiers.</summary>
public static class Entitlement
{
    /// <summary>
    /// An item without tiers is for everybody. Any other needs a current contract of one of its tiers; an unknown contract counts as none.
    /// </summary>
    /// <param name="tiers">Tiers that include the item; null or empty: every customer.</param>
    /// <param name="accountTier">Tier of the customer; null when none is known.</param>
    public static bool Covers(IReadOnlyCollection<string>? tiers, string? accountTier, bool contractEnded) =>
        tiers is null or { Count: 0 }
        || (!contractEnded && accountTier is not null && tiers.Contains(accountTier, StringComparer.OrdinalIgnoreCase));

    /// <summary>The same for an item that the contract may include whatever its tier.</summary>
    /// <param name="entitlements">Such items; null: none.</param>
    public static bool Covers(
        string item,
        IReadOnlyCollection<string>? tiers,
        string? accountTier,
        IReadOnlyCollection<string>? entitlements,
        bool isOutsideContract
    ) =>
        Covers(tiers, accountTier, isOutsideContract)
        || (!isOutsideContract && entitlements is not null && entitlements.Contains(item, StringComparer.Ordinal));
}
