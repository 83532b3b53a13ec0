namespace RecsConsole.Features.Readiness.Points;

/// <summary>Right before they are shown, suggestions are checked again, and what is not allowed any more is taken away.</summary>
internal static class ValidationPoint
{
    public static ReadinessFinding Of(ValidationPointFacts facts) =>
        new(
            ReadinessFinding.Judge(facts.Decisions > 0, facts.Validated < facts.Decisions || facts.ShownUnchecked + facts.ShownRefused > 0),
            [
                ReadinessFigure.Share(Texts.DecisionsValidated, new(facts.Validated, facts.Decisions), facts.Validated < facts.Decisions),
                ReadinessFigure.Count(Texts.ItemsChecked, facts.Checked),
                ReadinessFigure.Count(Texts.ItemsTakenAway, facts.Refused),
                ReadinessFigure.None(Texts.ShownUnchecked, facts.ShownUnchecked),
                ReadinessFigure.None(Texts.ShownRefused, facts.ShownRefused),
            ]
        );
}

/// <param name="Validated">Decisions with a record of their final validation.</param>
/// <param name="Refused">Items that validation took away.</param>
/// <param name="ShownUnchecked">Items that were shown and that validation did not see.</param>
/// <param name="ShownRefused">Items that were shown although validation had a reason against them.</param>
internal sealed record ValidationPointFacts(int Decisions, int Validated, int Checked, int Refused, int ShownUnchecked, int ShownRefused);
