using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy;

/// <summary>The confirmation of an erasure: the reason, and the key typed in.</summary>
public static class EraseQuestion
{
    public static ReasonQuestion Of(SubjectLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var consequence =
            line.Subject.Kind is SubjectName.PersonKind ? Texts.ErasePersonConsequence : Texts.EraseCustomerConsequence.With(line.Extent);
        return new(Texts.EraseAgain.With(line.Name), $"{consequence} {Texts.ThisCannotBeUndone}", Texts.EraseForEver)
        {
            Label = Texts.EraseWhy,
            Draft = new(DraftForms.Erasure, $"{line.Subject.Kind}:{line.Subject.Key}"),
            IsDestructive = true,
            MustType = line.Key,
        };
    }
}
