using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// How opinions are combined: the logarithm of a step's probability is a weighted sum of the opinions' logarithms (G. E. Hinton, "Products
/// of experts", ICANN 1999; weight sets selected by context as in M. Mahoney, "Adaptive weighing of context models for lossless data
/// compression", 2005). An opinion's weight is a sum: its own, one for its evidence class, one for each of <see cref="WeightGates"/>, one
/// for the last activity.
/// </summary>
internal sealed class MixtureWeights
{
    private readonly int _opinions;
    private readonly int[] _constants;

    /// <param name="followers">
    /// For each last activity (plus one for unseen ones), the steps that ever followed it, in ascending order.
    /// </param>
    public MixtureWeights(int opinions, int[][] followers)
    {
        (_opinions, Followers) = (opinions, followers);
        _constants = new int[followers.Length];
        var size = Constants;
        for (var last = 0; last < followers.Length; last++)
        {
            _constants[last] = size;
            size += followers[last].Length + 1;
        }

        Values = new double[size];
        Values.AsSpan(0, opinions).Fill(1.0 / opinions);
    }

    /// <summary>For each last activity, the steps that have their own constant.</summary>
    public int[][] Followers { get; }

    /// <summary>All weights: the opinions' own, followed by the four blocks below.</summary>
    public double[] Values { get; set; }

    /// <summary>Index of the first weight by evidence.</summary>
    public int ByEvidence => _opinions;

    public int ByGate => ByEvidence + (_opinions * EvidenceClass.Count);

    public int ByLast => ByGate + (_opinions * WeightGates.Rows);

    /// <summary>Index of the first step constant.</summary>
    public int Constants => ByLast + (_opinions * Followers.Length);

    /// <summary>Start indexes of the rows of weights that apply at a place; each row has one weight per opinion.</summary>
    public int[] RowsOf(OpinionPlace place) =>
        [0, ByLast + (place.Last * _opinions), .. place.Gates.Select(row => ByGate + (row * _opinions))];

    /// <summary>Index of an opinion's weight for its evidence class.</summary>
    public int PlaceOf(int opinion, byte evidence) => ByEvidence + (opinion * EvidenceClass.Count) + evidence;

    /// <summary>The weight of an opinion.</summary>
    public double Of(double[] values, int[] rows, int opinion, byte evidence)
    {
        var weight = values[PlaceOf(opinion, evidence)];
        foreach (var row in rows)
        {
            weight += values[row + opinion];
        }

        return weight;
    }

    /// <summary>Indexes of the constants of some steps after an activity; steps that never followed it share one.</summary>
    public int[] ConstantsOf(int last, int[] steps)
    {
        var followers = Followers[last];
        var places = new int[steps.Length + 1];
        for (var k = 0; k < steps.Length; k++)
        {
            var at = Array.BinarySearch(followers, steps[k]);
            places[k] = _constants[last] + (at < 0 ? followers.Length : at);
        }

        places[^1] = _constants[last] + followers.Length;
        return places;
    }

    /// <summary>Probabilities of the candidate steps, followed by that of all other steps together.</summary>
    public double[] Mix(Opinions opinions)
    {
        var width = opinions.Steps.Length + 1;
        var rows = RowsOf(opinions.Place);
        var probabilities = Array.ConvertAll(ConstantsOf(opinions.Place.Last, opinions.Steps), place => Values[place]);
        for (var i = 0; i < _opinions; i++)
        {
            var weight = Of(Values, rows, i, opinions.Evidence[i]);
            var logs = opinions.Logs.Slice(i * width, width);
            for (var k = 0; k < width; k++)
            {
                probabilities[k] += weight * logs[k];
            }
        }

        Normalise(probabilities);
        return probabilities;
    }

    /// <summary>Converts log probabilities into probabilities.</summary>
    public static void Normalise(Span<double> logs)
    {
        var largest = logs[0];
        foreach (var log in logs)
        {
            largest = Math.Max(largest, log);
        }

        var sum = 0.0;
        for (var k = 0; k < logs.Length; k++)
        {
            logs[k] = ExactMath.Exp(logs[k] - largest);
            sum += logs[k];
        }

        for (var k = 0; k < logs.Length; k++)
        {
            logs[k] /= sum;
        }
    }
}
