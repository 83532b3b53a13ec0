using RecsConsole.Features.Reviews.Judging;

namespace RecsConsole.Features.Reviews.Pairs;

/// <summary>The three scales of a judgement, with the key that raises each.</summary>
internal static class PairScales
{
    public static IReadOnlyList<PairScale> All =>
        [
            new("u", Texts.Useful, of => of.Usefulness, (of, value) => of with { Usefulness = value }),
            new("f", Texts.FollowsPolicy, of => of.PolicyCorrectness, (of, value) => of with { PolicyCorrectness = value }),
            new("r", Texts.ReasonsAreTrue, of => of.Faithfulness, (of, value) => of with { Faithfulness = value }),
        ];
}

/// <summary>A scale from 1 to 5.</summary>
internal sealed record PairScale(string Key, string Label, Func<PairRatings, int?> Of, Func<PairRatings, int?, PairRatings> With)
{
    private const int Best = 5;

    /// <summary>The next step of the scale; after the best one the rating is cleared.</summary>
    public PairRatings Raise(PairRatings ratings) =>
        With(
            ratings,
            Of(ratings) switch
            {
                null => 1,
                Best => null,
                { } step => step + 1,
            }
        );
}
