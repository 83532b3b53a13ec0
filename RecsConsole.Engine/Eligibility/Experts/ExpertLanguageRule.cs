using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>An expert must share a language with the actor or the case, where languages are known.</summary>
internal sealed class ExpertLanguageRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var spoken = context.Index.People.Person(candidate.Id)?.Languages ?? [];
        var actor = context.Snapshot.Actor.Languages;
        var nothingKnown = spoken.Count == 0 || (actor.Count == 0 && context.Case.Language is null);
        return nothingKnown || spoken.Any(actor.Contains) || spoken.Contains(context.Case.Language, StringComparer.Ordinal)
            ? null
            : ReasonCode.Language;
    }
}
