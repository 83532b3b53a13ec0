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
            _ => Texts.LastDayOfContract,
        };

    public static string Value(AccountTerms terms, string field, TimeZoneInfo zone) =>
        field switch
        {
            nameof(AccountTerms.Name) => terms.Name,
            nameof(AccountTerms.Tier) => terms.Tier ?? SharedTexts.None,
            nameof(AccountTerms.Region) => terms.Region ?? SharedTexts.None,
            _ => ContractDays.LastDayOf(terms.ContractEndsAt, zone)?.OnScreen("d MMM yyyy") ?? SharedTexts.None,
        };
}
