using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>Texts shown after the fields of cases were changed.</summary>
internal static class ChangeTexts
{
    /// <summary>What was changed; null when nothing was.</summary>
    public static string? Done(CasesOutcome outcome) =>
        outcome.Done.ToList() switch
        {
            [] => null,
            [var only] => Texts.OneIsChanged.With(only.CaseKey),
            var done => Texts.ManyAreChanged.With(done.Count),
        };

    /// <summary>What was not changed and why, grouped by reason; null when everything was.</summary>
    public static string? NotDone(CasesOutcome outcome)
    {
        var reasons = outcome
            .NotDone.GroupBy(each => each.Refused!, StringComparer.Ordinal)
            .Select(each =>
                Texts.NotChanged.With(AssignmentTexts.Keys([.. each.Select(result => result.CaseKey ?? Texts.ACase)]), each.Key)
            );
        var text = string.Join(' ', reasons);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The result of the undo.</summary>
    public static string Undone(int undone, int changed) =>
        undone == changed ? Texts.AsTheyWereBefore : Texts.SomeAsTheyWere.With(undone, changed);
}
