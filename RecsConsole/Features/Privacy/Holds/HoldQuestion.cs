using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>The confirmations before a hold is placed or lifted.</summary>
public static class HoldQuestion
{
    public static ReasonQuestion Of(SubjectName subject, string name) =>
        new(Texts.HoldQuestion.With(name), Texts.HoldConsequence, Texts.Hold)
        {
            Label = Texts.EraseWhy,
            Draft = new(DraftForms.Hold, $"{subject.Kind}:{subject.Key}"),
        };

    public static ReasonQuestion ToLift(HoldLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(Texts.LiftQuestion.With(line.Name), Texts.LiftConsequence, Texts.Lift)
        {
            Label = Texts.EraseWhy,
            Draft = new(DraftForms.Hold, $"lift:{line.Id:D}"),
            IsDestructive = true,
        };
    }
}
