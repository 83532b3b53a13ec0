using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// How much more probable than the best activity the end must be to be named first. Naming the end first for a case that goes on means a
/// step is not suggested, so accuracy over the actual steps counts as much as accuracy over all answers. Of the margins that are about as
/// good as the best one, the smallest is used.
/// </summary>
internal static class EndMargin
{
    private const int Candidates = 15;
    private const double Step = 0.05;
    private const double AboutAsGood = 0.002;

    /// <summary>The margin, as a logarithm.</summary>
    public static double Choose(IReadOnlyList<MixedHistory> histories)
    {
        var (all, steps) = (new int[Candidates], new int[Candidates]);
        foreach (var history in histories)
        {
            for (var i = 0; i < Candidates; i++)
            {
                if (BestOf(history.Probabilities, history.EndPlace, i * Step) == history.Came)
                {
                    all[i]++;
                    steps[i] += history.Came == history.EndPlace ? 0 : 1;
                }
            }
        }

        var ends = histories.Count(each => each.Came == each.EndPlace);
        var values = all.Select((right, i) => ShareOf(right, histories.Count) + ShareOf(steps[i], histories.Count - ends)).ToList();
        return values.FindIndex(value => value >= values.Max() - AboutAsGood) * Step;
    }

    private static double ShareOf(int right, int asked) => asked == 0 ? 0 : (double)right / asked;

    private static int BestOf(double[] probabilities, int endPlace, double margin)
    {
        var factor = ExactMath.Exp(-margin);
        var (best, most) = (-1, -1.0);
        for (var k = 0; k < probabilities.Length; k++)
        {
            var score = k == endPlace ? probabilities[k] * factor : probabilities[k];
            if (score > most)
            {
                (best, most) = (k, score);
            }
        }

        return best;
    }
}
