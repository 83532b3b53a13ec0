using RecsConsole.Database;

namespace RecsConsole.Features.Accounts.Contracts.Governed;

/// <summary>What is agreed with a customer. Without the name, which identifies them and is stored encrypted.</summary>
/// <param name="TimeZone">The tenant's time zone, in which a contract ends.</param>
public sealed record AgreedTerms(string? Tier, string? Region, DateTimeOffset? ContractEndsAt, string TimeZone)
{
    internal static AgreedTerms From(AccountRow row, string timeZone) => From(AccountTerms.From(row), timeZone);

    internal static AgreedTerms From(AccountTerms terms, string timeZone) => new(terms.Tier, terms.Region, terms.ContractEndsAt, timeZone);

    internal AccountTerms On(AccountTerms terms) => terms with { Tier = Tier, Region = Region, ContractEndsAt = ContractEndsAt };
}
