namespace RecsConsole.Features.Reviews.Pairs;

/// <summary>The four answers to a pair, with their keyboard keys.</summary>
internal static class PairChoices
{
    public static IReadOnlyList<NamedChoice> All =>
        [
            new(PairChoice.Left, "1", Texts.LeftIsBetterAgain, Texts.LeftIsBetter),
            new(PairChoice.Right, "2", Texts.RightIsBetterAgain, Texts.RightIsBetter),
            new(PairChoice.Equal, "3", Texts.EquallyGood, Texts.EquallyGoodInSentence),
            new(PairChoice.BothBad, "4", Texts.BothBad, Texts.BothBadInSentence),
        ];

    public static string Words(PairChoice choice) => All.Single(each => each.Choice == choice).InSentence;
}

/// <param name="Key">The keyboard key.</param>
/// <param name="Words">The button text.</param>
/// <param name="InSentence">The text within a sentence.</param>
internal sealed record NamedChoice(PairChoice Choice, string Key, string Words, string InSentence);
