using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Showing less, or nothing, is an answer; it names its reasons, and nothing is put there to fill a place.</summary>
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

/// <param name="Lists">Of the decisions that were read, with room for something.</param>
/// <param name="Short">Lists that showed something, and less than they have room for.</param>
/// <param name="Reasoned">Empty lists that name why each candidate was left out; for the others nothing was found.</param>
/// <param name="WithoutReason">Candidates that were left out and of which no reason is kept.</param>
/// <param name="Filled">Items that were shown although the same decision leaves them out.</param>
/// <param name="MostOften">The words of the reason that left out most in empty lists.</param>
internal sealed record EmptyAnswerFacts(int Lists, int Empty, int Short, int Reasoned, int WithoutReason, int Filled, string? MostOften);
