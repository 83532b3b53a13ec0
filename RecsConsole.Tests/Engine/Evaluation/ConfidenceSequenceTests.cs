using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation.Pairwise;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

public sealed class ConfidenceSequenceTests
{
    [Fact]
    public void Without_judgements_nothing_is_excluded() => ConfidenceSequence.Of(0, 0, 0.05).ShouldBe((0, 1));

    [Fact]
    public void Ten_wins_of_ten_have_the_end_that_their_likelihood_gives()
    {
        var (low, high) = ConfidenceSequence.Of(10, 0, 0.05);

        // averaged over all chances the likelihood is 1 / 11, so that a chance p is excluded when p^10 <= 0.05 / 11
        low.ShouldBe(Math.Pow(0.05 / 11, 0.1), 1e-9);
        high.ShouldBe(1);
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(50, 50)]
    [InlineData(400, 100)]
    public void Interval_holds_the_share_mirrors_with_the_sides_and_is_wider_for_a_smaller_error(int wins, int losses)
    {
        var (low, high) = ConfidenceSequence.Of(wins, losses, 0.05);
        var mirrored = ConfidenceSequence.Of(losses, wins, 0.05);
        var careful = ConfidenceSequence.Of(wins, losses, 0.01);

        (wins / (double)(wins + losses)).ShouldBeInRange(low, high);
        mirrored.Low.ShouldBe(1 - high, 1e-9);
        mirrored.High.ShouldBe(1 - low, 1e-9);
        careful.Low.ShouldBeLessThan(low);
        careful.High.ShouldBeGreaterThan(high);
    }

    [Fact]
    public void Who_looks_after_every_judgement_still_errs_at_most_as_often_as_stated()
    {
        const int Studies = 400;
        var random = new SplitMix64(20261126);

        var wrong = Enumerable.Range(0, Studies).Count(_ => IsEverWrong(random));

        // at most 5 % of 400; an interval meant for one look, taken at each of 200, is wrong in more than a third
        wrong.ShouldBeLessThanOrEqualTo(Studies / 20);
    }

    private static bool IsEverWrong(SplitMix64 random)
    {
        var wins = 0;
        for (var n = 1; n <= 200; n++)
        {
            wins += random.Below(2);
            var (low, high) = ConfidenceSequence.Of(wins, n - wins, 0.05);
            if (low > 0.5 || high < 0.5)
            {
                return true;
            }
        }

        return false;
    }
}
