using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// How much more probable than the best activity the end must be before it is named first. A case that goes on with its end named first is a
/// step not advised, so the margin is the one with the most right steps among those that cost next to nothing in all answers together.
/// </summary>
internal static class EndMargin
{
    private const int Candidates = 15;
    private const double Step = 0.05;
    private const double Cost = 0.001;

    /// <summary>The margin, as a logarithm.</summary>
    public static double Choose(MixtureWeights weights, IReadOnlyList<FittedHistory> histories)
    {
        var (all, steps) = (new int[Candidates], new int[Candidates]);
        foreach (var history in histories)
        {
            var mixed = weights.Mix(history.Opinions);
            for (var i = 0; i < Candidates; i++)
            {
                if (BestOf(mixed, history.EndPlace, i * Step) == history.Came)
                {
                    all[i]++;
                    steps[i] += history.Came == history.EndPlace ? 0 : 1;
                }
            }
        }

        var least = all.Max() - (Cost * histories.Count);
        var best = 0;
        for (var i = 0; i < Candidates; i++)
        {
            if (all[i] >= least && (all[best] < least || steps[i] > steps[best]))
            {
                best = i;
            }
        }

        return best * Step;
    }

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
