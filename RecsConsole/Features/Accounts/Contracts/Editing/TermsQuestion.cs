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
            danger?.Question ?? QuestionOf(view, after),
            danger?.Consequence ?? "",
            !view.Changes.IsAlone ? Texts.SendForReview
                : view.Revision is null ? Texts.AddTheCustomer
                : Texts.ChangeTheContract
        )
        {
            LongestReason = GovernedChanges.LongestWhy,
            IsDestructive = danger is not null,
            Draft = new(DraftForms.Account, $"why:{view.Terms.Key}"),
        };
    }

    private static string QuestionOf(AccountFormView view, AccountTerms after) =>
        view.Revision is null ? Texts.AgreeTheContractOf.With(after.Name) : Texts.ChangeTheContractOf.With(view.Terms.Name);
}
