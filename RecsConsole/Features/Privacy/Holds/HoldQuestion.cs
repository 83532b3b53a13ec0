using RecsConsole.Components.Forms;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>The confirmations before a hold is placed or lifted.</summary>
public static class HoldQuestion
{
    public static ReasonQuestion Of(string name) =>
        new(Texts.HoldQuestion.With(name), Texts.HoldConsequence, Texts.Hold) { Label = Texts.EraseWhy };

    public static ReasonQuestion ToLift(string name) =>
        new(Texts.LiftQuestion.With(name), Texts.LiftConsequence, Texts.Lift) { Label = Texts.EraseWhy, IsDestructive = true };
}
