namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>A field in which two versions of the terms differ.</summary>
/// <param name="Field">Name of the property of <see cref="AccountTerms"/>.</param>
internal sealed record TermsDifference(string Field, string? Before, string? After)
{
    public static IReadOnlyList<TermsDifference> Between(AccountTerms before, AccountTerms after) =>
        [.. All(before, after).Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal))];

    private static IEnumerable<TermsDifference> All(AccountTerms before, AccountTerms after) =>
        [
            new(nameof(AccountTerms.Name), before.Name, after.Name),
            new(nameof(AccountTerms.Tier), before.Tier, after.Tier),
            new(nameof(AccountTerms.Region), before.Region, after.Region),
            new(nameof(AccountTerms.ContractStartsAt), Instant(before.ContractStartsAt), Instant(after.ContractStartsAt)),
            new(nameof(AccountTerms.ContractEndsAt), Instant(before.ContractEndsAt), Instant(after.ContractEndsAt)),
            new(nameof(AccountTerms.Entitlements), Listed(before), Listed(after)),
        ];

    private static string? Instant(DateTimeOffset? at) => at?.ToString("O");

    private static string Listed(AccountTerms terms) => string.Join('\n', terms.Entitlements.Order(StringComparer.Ordinal));
}
