namespace RecsConsole.Features.Accounts.Contracts.Editing;

/// <summary>The confirmation before open cases lose steps, naming the customer and the steps.</summary>
public sealed record TermsDanger(string Question, string Consequence)
{
    private const int MaxNamed = 5;

    /// <summary>Null when no open case loses any.</summary>
    public static TermsDanger? From(AccountFormView view, AccountTerms after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(after);
        var lost = view.TierSteps.Where(step => step.IsIn(view.Terms, now) && !step.IsIn(after, now)).ToList();
        if (lost.Count == 0 || view.OpenCases == 0)
        {
            return null;
        }

        var named = string.Join(", ", lost.Take(MaxNamed).Select(step => step.Title));
        return new(
            Texts.ChangeTheContractOf.With(view.Terms.Name),
            lost.Count > MaxNamed
                ? Texts.StepsAreLostAndMore.With(view.OpenCases, named, lost.Count - MaxNamed)
                : Texts.StepsAreLost.With(view.OpenCases, named)
        );
    }
}
