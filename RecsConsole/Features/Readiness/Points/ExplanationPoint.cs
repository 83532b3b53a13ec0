using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Every suggestion gives its reasons, in sentences verified against their facts.</summary>
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
            facts.Refused > 0 ? Texts.SentencesRefusedHelp : null
        );
    }
}

/// <param name="Sentences">Sentences generated again from the stored claims and verified against their facts.</param>
/// <param name="Refused">The sentences among them that say more than their facts; a plain sentence is shown instead.</param>
/// <param name="Unbound">Claims without a sentence because a fact is missing.</param>
internal sealed record ExplanationFacts(int Decisions, int Items, int WithoutClaim, int Languages, int Sentences, int Refused, int Unbound);
