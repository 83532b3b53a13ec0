using RecsConsole.Database;

namespace RecsConsole.Features.Accounts.Contracts.Governed;

/// <summary>What is agreed with a customer. Without the name, which identifies them and is stored encrypted.</summary>
/// <param name="Entitlements">Null when there are none.</param>
/// <param name="TimeZone">The tenant's time zone, in which a contract begins and ends.</param>
public sealed record AgreedTerms(
    string? Tier,
    string? Region,
    DateTimeOffset? ContractStartsAt,
    DateTimeOffset? ContractEndsAt,
    IReadOnlyList<string>? Entitlements,
    string TimeZone
)
{
    internal static AgreedTerms From(AccountRow row, string timeZone) => From(AccountTerms.From(row), timeZone);

    internal static AgreedTerms From(AccountTerms terms, string timeZone) =>
        new(
            terms.Tier,
            terms.Region,
            terms.ContractStartsAt,
            terms.ContractEndsAt,
            terms.Entitlements.Count == 0 ? null : [.. terms.Entitlements.Order(StringComparer.Ordinal)],
            timeZone
        );

    internal AccountTerms On(AccountTerms terms) =>
        terms with
        {
            Tier = Tier,
            Region = Region,
            ContractStartsAt = ContractStartsAt,
            ContractEndsAt = ContractEndsAt,
            Entitlements = Entitlements ?? [],
        };
}
