using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Showing less, or nothing, is a valid answer: it names its reasons, and nothing is added to fill a place.</summary>
internal static class EmptyAnswerPoint
{
    public static ReadinessFinding Of(EmptyAnswerFacts facts) =>
        new(
            ReadinessFinding.Judge(facts.Empty + facts.Short > 0, facts.Filled + facts.WithoutReason > 0),
            [
                ReadinessFigure.Count(Texts.ListsRead, facts.Lists),
                ReadinessFigure.Count(Texts.ListsEmpty, facts.Empty),
                ReadinessFigure.Count(Texts.ListsShort, facts.Short),
                ReadinessFigure.Count(Texts.EmptyWithReasons, facts.Reasoned),
                ReadinessFigure.Count(Texts.EmptyNothingFound, facts.Empty - facts.Reasoned),
                ReadinessFigure.None(Texts.LeftOutWithoutReason, facts.WithoutReason),
                ReadinessFigure.None(Texts.FilledUp, facts.Filled),
            ],
            facts.MostOften is { } most ? Texts.EmptyMostOften.With(most) : null
        );
}

/// <param name="Lists">Lists in the sampled decisions with room for items.</param>
/// <param name="Short">Lists that showed something, but less than they had room for.</param>
/// <param name="Reasoned">Empty lists that record why each candidate was left out; for the others there were no candidates.</param>
/// <param name="WithoutReason">Candidates that were left out without a recorded reason.</param>
/// <param name="Filled">Items that were shown although the same decision excludes them.</param>
/// <param name="MostOften">The most frequent exclusion reason in empty lists, in words.</param>
internal sealed record EmptyAnswerFacts(int Lists, int Empty, int Short, int Reasoned, int WithoutReason, int Filled, string? MostOften);
