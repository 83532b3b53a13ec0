using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>Asks why terms change; if that takes steps from open cases, it says so first.</summary>
internal static class TermsQuestion
{
    public static ReasonQuestion From(AccountFormView view, AccountTerms after, DateTimeOffset now)
    {
        var danger = TermsDanger.From(view, after, now);
        return new(
            danger?.Question ?? Texts.ChangeTheContractOf.With(view.Terms.Name),
            danger?.Consequence ?? "",
            view.Changes.IsAlone ? Texts.ChangeTheContract : Texts.SendForReview
        )
        {
            LongestReason = GovernedChanges.LongestWhy,
            IsDestructive = danger is not null,
            Draft = new(DraftForms.Account, $"why:{view.Terms.Key}"),
        };
    }
}
