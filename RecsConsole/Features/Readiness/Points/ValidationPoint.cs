namespace RecsConsole.Features.Readiness.Points;

/// <summary>Suggestions are checked again just before they are shown, and anything no longer allowed is removed.</summary>
internal static class ValidationPoint
{
    public static ReadinessFinding Of(ValidationPointFacts facts) =>
        new(
            ReadinessFinding.Judge(facts.Decisions > 0, facts.Validated < facts.Decisions || facts.ShownUnchecked + facts.ShownRefused > 0),
            [
                ReadinessFigure.Share(Texts.DecisionsValidated, new(facts.Validated, facts.Decisions), facts.Validated < facts.Decisions),
                ReadinessFigure.Count(Texts.ItemsChecked, facts.Checked),
                ReadinessFigure.Count(Texts.ItemsRemoved, facts.Refused),
                ReadinessFigure.None(Texts.ShownUnchecked, facts.ShownUnchecked),
                ReadinessFigure.None(Texts.ShownRefused, facts.ShownRefused),
            ]
        );
}

/// <param name="Validated">Decisions with a record of their final validation.</param>
/// <param name="Refused">Items that validation removed.</param>
/// <param name="ShownUnchecked">Shown items that validation did not check.</param>
/// <param name="ShownRefused">Shown items that validation rejected.</param>
internal sealed record ValidationPointFacts(int Decisions, int Validated, int Checked, int Refused, int ShownUnchecked, int ShownRefused);
