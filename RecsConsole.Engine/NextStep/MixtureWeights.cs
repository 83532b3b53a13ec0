using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// How opinions are put together: the logarithm of a step's probability is a weighted sum of the opinions' logarithms (G. E. Hinton, "Products of
/// experts", ICANN 1999; weights by what an opinion rests on as in M. Mahoney, "Adaptive weighing of context models for lossless data
/// compression", 2005). An opinion's weight is the sum of three: its own, one for how much it rests on, one for the last activity.
/// </summary>
internal sealed class MixtureWeights
{
    private readonly int _opinions;
    private readonly int[] _bias;

    /// <param name="opinions">How many opinions there are.</param>
    /// <param name="followers">By last activity (one more for those never seen): the steps that ever followed it, ascending.</param>
    public MixtureWeights(int opinions, int[][] followers)
    {
        (_opinions, Followers) = (opinions, followers);
        _bias = new int[followers.Length];
        var size = ByLast + (followers.Length * opinions);
        for (var last = 0; last < followers.Length; last++)
        {
            _bias[last] = size;
            size += followers[last].Length + 1;
        }

        Values = new double[size];
        Values.AsSpan(0, opinions).Fill(1.0 / opinions);
    }

    /// <summary>By last activity: the steps that have a constant of their own.</summary>
    public int[][] Followers { get; }

    /// <summary>All weights; a program of the same version reads them in the same order.</summary>
    public double[] Values { get; set; }

    /// <summary>Where the weights by evidence begin, and those by last activity.</summary>
    public int ByEvidence => _opinions;

    public int ByLast => _opinions + (_opinions * EvidenceClass.Count);

    /// <summary>Where the constants of the steps begin.</summary>
    public int Constants => _bias.Length > 0 ? _bias[0] : ByLast;

    /// <summary>The weight of an opinion.</summary>
    public static double Of(ReadOnlySpan<double> values, WeightPlaces places) =>
        values[places.Own] + values[places.Evidence] + values[places.Last];

    public WeightPlaces PlacesOf(int opinion, byte evidence, int last) =>
        new(opinion, ByEvidence + (opinion * EvidenceClass.Count) + evidence, ByLast + (last * _opinions) + opinion);

    /// <summary>Where the constants of some steps after an activity are; what never followed shares one.</summary>
    public int[] ConstantsOf(int last, int[] steps)
    {
        var followers = Followers[last];
        var places = new int[steps.Length + 1];
        for (var k = 0; k < steps.Length; k++)
        {
            var at = Array.BinarySearch(followers, steps[k]);
            places[k] = _bias[last] + (at < 0 ? followers.Length : at);
        }

        places[^1] = _bias[last] + followers.Length;
        return places;
    }

    /// <summary>Probabilities of the steps asked about, and of all others together at the end.</summary>
    public double[] Mix(int last, Opinions opinions)
    {
        var width = opinions.Steps.Length + 1;
        var probabilities = new double[width];
        var constants = ConstantsOf(last, opinions.Steps);
        for (var k = 0; k < width; k++)
        {
            probabilities[k] = Values[constants[k]];
        }

        for (var i = 0; i < _opinions; i++)
        {
            var weight = Of(Values, PlacesOf(i, opinions.Evidence[i], last));
            var logs = opinions.Logs.Slice(i * width, width);
            for (var k = 0; k < width; k++)
            {
                probabilities[k] += weight * logs[k];
            }
        }

        Normalise(probabilities);
        return probabilities;
    }

    /// <summary>The same of a history kept for training.</summary>
    public double[] Mix(FittedHistory history) =>
        Mix(history.Last, new(history.Steps, Array.ConvertAll(history.Logs, log => (double)log), history.Evidence));

    /// <summary>Turns logarithms into probabilities.</summary>
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

/// <summary>Where the three weights of an opinion are.</summary>
internal readonly record struct WeightPlaces(int Own, int Evidence, int Last);
