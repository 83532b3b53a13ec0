using RecsConsole.Features.Accounts.Contracts.List;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Platform;

namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>Display texts of terms.</summary>
internal static class TermsLabels
{
    public static string State(ContractState state) =>
        state switch
        {
            ContractState.Later => Texts.ContractHolds,
            ContractState.Soon => Texts.ContractEndsSoon.With(AccountSignals.ContractSoon.Days),
            ContractState.Ended => Texts.ContractHasEnded,
            _ => Texts.NoContractEnd,
        };

    public static string Field(string field) =>
        field switch
        {
            nameof(AccountTerms.Name) => SharedTexts.Name,
            nameof(AccountTerms.Tier) => Texts.Tier,
            nameof(AccountTerms.Region) => Texts.Region,
            nameof(AccountTerms.ContractStartsAt) => Texts.FirstDayOfContract,
            nameof(AccountTerms.Entitlements) => Texts.Entitlements,
            _ => Texts.LastDayOfContract,
        };

    public static string Value(AccountTerms terms, string field, TimeZoneInfo zone) =>
        field switch
        {
            nameof(AccountTerms.Name) => terms.Name,
            nameof(AccountTerms.Tier) => terms.Tier ?? SharedTexts.None,
            nameof(AccountTerms.Region) => terms.Region ?? SharedTexts.None,
            nameof(AccountTerms.ContractStartsAt) => ContractDays.FirstDayOf(terms.ContractStartsAt, zone)?.OnScreen("d MMM yyyy")
                ?? SharedTexts.None,
            nameof(AccountTerms.Entitlements) => terms.Entitlements.Count == 0 ? SharedTexts.None : string.Join(", ", terms.Entitlements),
            _ => ContractDays.LastDayOf(terms.ContractEndsAt, zone)?.OnScreen("d MMM yyyy") ?? SharedTexts.None,
        };
}
