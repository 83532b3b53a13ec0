using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Recommender.Cards.Sentences;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>Writes the sentences of the latest decisions again, in every language, and reads them back as before they are shown.</summary>
internal static class ExplanationReader
{
    public static ExplanationFacts Of(DecisionSample sample, TenantFacts facts)
    {
        var decisions = sample.Decisions.Take(ReadinessLimits.Explained).ToList();
        var items = decisions.SelectMany(each => each.Items).ToList();
        var (sentences, refused, unbound) = (0, 0, 0);
        foreach (var writer in ExplanationLanguage.Codes.Select(language => WriterOf(facts, language)))
        {
            foreach (var item in items)
            {
                foreach (var claim in item.Claims.Append(item.Confidence.Reason))
                {
                    sentences++;
                    var isWritten = TryVerify(writer, claim, item.Facts, out var isRefused);
                    refused += isRefused ? 1 : 0;
                    unbound += isWritten ? 0 : 1;
                }
            }
        }

        return new(
            decisions.Count,
            items.Count,
            items.Count(item => item.Claims.Count == 0),
            ExplanationLanguage.Codes.Count,
            sentences,
            refused,
            unbound
        );
    }

    private static ExplanationWriter WriterOf(TenantFacts facts, string language) => new(SentenceTitles.From(facts).In(language), language);

    private static bool TryVerify(ExplanationWriter writer, Claim claim, IReadOnlyList<Fact> facts, out bool isRefused)
    {
        isRefused = false;
        try
        {
            isRefused = writer.ProblemOf(writer.Draft(claim, facts), claim, facts) is not null;
            return true;
        }
        catch (ArgumentException)
        {
            return false; // a missing template or fact is what this looks for
        }
    }
}
