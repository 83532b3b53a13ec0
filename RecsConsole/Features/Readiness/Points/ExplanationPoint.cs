using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Every suggestion says why, in sentences that were read back and found to say what their facts say.</summary>
internal static class ExplanationPoint
{
    public static ReadinessFinding Of(ExplanationFacts facts)
    {
        var isOften = new Share(facts.Refused, facts.Sentences).IsAbove(ReadinessLimits.MaxRefusedSentences);
        return new(
            ReadinessFinding.Judge(facts.Items > 0, facts.WithoutClaim + facts.Unbound > 0 || isOften),
            [
                ReadinessFigure.Count(Texts.DecisionsRead, facts.Decisions),
                ReadinessFigure.Count(Texts.ItemsChecked, facts.Items),
                ReadinessFigure.None(Texts.WithoutClaim, facts.WithoutClaim),
                ReadinessFigure.Count(Texts.SentencesVerified.With(facts.Languages), facts.Sentences),
                ReadinessFigure.Count(Texts.SentencesRefused, facts.Refused, isOften),
                ReadinessFigure.None(Texts.ClaimsUnbound, facts.Unbound),
            ],
            facts.Refused > 0 ? Texts.SentencesRefusedSaid : null
        );
    }
}

/// <param name="Sentences">Written again of the stored claims and verified against their facts.</param>
/// <param name="Refused">Of these, those that say more than their facts; a plain sentence is shown in their place.</param>
/// <param name="Unbound">Claims that no sentence can be written of, since a fact is missing.</param>
internal sealed record ExplanationFacts(int Decisions, int Items, int WithoutClaim, int Languages, int Sentences, int Refused, int Unbound);
