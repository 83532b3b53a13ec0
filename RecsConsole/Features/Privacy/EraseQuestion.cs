using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Erasures;

namespace RecsConsole.Features.Privacy;

/// <summary>The confirmation of an erasure: the reason, and the key typed in.</summary>
public static class EraseQuestion
{
    /// <param name="isAlone">
    /// The reader erases at once, or once the open cases are closed; otherwise they ask a second person.
    /// </param>
    public static ReasonQuestion Of(SubjectLine line, bool isAlone)
    {
        ArgumentNullException.ThrowIfNull(line);
        var consequence =
            line.Subject.Kind is SubjectName.PersonKind ? Texts.ErasePersonConsequence : Texts.EraseCustomerConsequence.With(line.Extent);
        var wait = line.MayWait ? $" {Texts.ConfirmedErasureWaits}" : "";
        return Of(
            line.Subject,
            line.Key,
            isAlone && line.MayWait
                    ? new(Texts.EraseOnceClosedOf.With(line.Name), $"{consequence} {Texts.QueuedOnceClosed}", Texts.EraseOnceClosed)
                : isAlone ? new(Texts.EraseAgain.With(line.Name), $"{consequence} {Texts.ThisCannotBeUndone}", Texts.EraseForEver)
                : new(Texts.RequestErasureOf.With(line.Name), $"{consequence} {Texts.SecondPersonErases}{wait}", Texts.RequestErasure)
        );
    }

    /// <summary>The confirmation of an erasure that somebody else asked for.</summary>
    public static ReasonQuestion Of(WaitingErasure waiting)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        var asked = Texts.AskedForBy.With(waiting.By);
        return Of(
            waiting.Subject,
            waiting.Key,
            waiting.IsForLater
                ? new(Texts.ConfirmErasureOf.With(waiting.Name), $"{asked} {Texts.ErasedOnceClosed}", Texts.ConfirmErasure)
                : new(Texts.EraseAgain.With(waiting.Name), $"{asked} {Texts.ThisCannotBeUndone}", Texts.EraseForEver)
        );
    }

    private static ReasonQuestion Of(SubjectName subject, string key, EraseWords words) =>
        new(words.Title, words.Consequence, words.Verb)
        {
            Label = Texts.EraseWhy,
            Draft = new(DraftForms.Erasure, EraseSubject.NameOf(subject)),
            IsDestructive = true,
            MustType = key,
        };

    private sealed record EraseWords(string Title, string Consequence, string Verb);
}
