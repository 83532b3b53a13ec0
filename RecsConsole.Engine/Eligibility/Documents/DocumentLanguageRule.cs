using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>The document must be in a language of the actor or the customer, if these are known.</summary>
internal sealed class DocumentLanguageRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Document;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        if (context.Index.Document(candidate.Id)?.Language is not { } language)
        {
            return null;
        }

        var readers = context.Snapshot.Actor.Languages;
        var nothingKnown = readers.Count == 0 && context.Case.Language is null;
        return nothingKnown || readers.Contains(language) || string.Equals(language, context.Case.Language, StringComparison.Ordinal)
            ? null
            : ReasonCode.Language;
    }
}
