using RecsConsole.Engine.Text;

namespace RecsConsole.Engine.Solutions;

/// <summary>How much each sign speaks for or against each action.</summary>
/// <param name="places">Index of each sign that counts.</param>
/// <param name="weights">By sign, then by action.</param>
internal sealed class SignWeights(IReadOnlyDictionary<int, int> places, double[] weights, int actions)
{
    /// <summary>Adjusts rates by the signs; the result sums to one again.</summary>
    public double[] Turn(double[] rates, IReadOnlyList<int> signs)
    {
        var known = Known(places, signs);
        return known.Count == 0 ? rates : Chances(rates, known, weights, actions);
    }

    internal static List<int> Known(IReadOnlyDictionary<int, int> places, IReadOnlyList<int> signs)
    {
        var known = new List<int>(signs.Count);
        foreach (var sign in signs)
        {
            if (places.TryGetValue(sign, out var place))
            {
                known.Add(place);
            }
        }

        return known;
    }

    // a long text is no more certain than a short one: each of many signs weighs less
    internal static double Scale(int signs) => 1 / Math.Sqrt(signs + 1);

    internal static double[] Chances(double[] rates, IReadOnlyList<int> known, double[] weights, int actions)
    {
        var (chances, sum, scale) = (new double[actions], 0.0, Scale(known.Count));
        foreach (var place in known)
        {
            ScaledSums.Add(chances, 1, weights.AsSpan(place * actions, actions));
        }

        for (var i = 0; i < actions; i++)
        {
            sum += chances[i] = rates[i] * Math.Exp(Math.Clamp(scale * chances[i], -30, 30));
        }

        for (var i = 0; i < actions; i++)
        {
            chances[i] /= sum;
        }

        return chances;
    }
}
