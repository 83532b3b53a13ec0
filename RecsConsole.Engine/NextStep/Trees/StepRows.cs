using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// A history as rows for trees, one for each of the most probable steps: which step, how probable the mixture finds it, what each opinion says beside
/// the mixture, and the history's traits.
/// </summary>
internal sealed class StepRows
{
    /// <summary>So many steps, the most probable ones, have a row; the others stay as they are.</summary>
    public const int Most = 8;

    private const int OfStep = 5;
    private readonly int _opinions;

    /// <param name="opinions">How many opinions there are.</param>
    public StepRows(int opinions)
    {
        _opinions = opinions;
        Names =
        [
            "step",
            "chance",
            "behind_best",
            "times",
            "events_since",
            .. HistoryTraits.Names,
            .. Enumerable.Range(0, opinions).Select(opinion => FormattableString.Invariant($"opinion_{opinion}")),
        ];
        Categorical = new HashSet<int>([0, .. Enumerable.Range(OfStep, HistoryTraits.Activities)]);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns that are activities.</summary>
    public IReadOnlySet<int> Categorical { get; }

    /// <summary>The places that have a row, the most probable first; the place after all steps stands for what is not asked about.</summary>
    public static int[] PlacesOf(double[] mixed) =>
        [.. Enumerable.Range(0, mixed.Length).OrderByDescending(place => mixed[place]).ThenBy(place => place).Take(Most)];

    /// <summary>The rows of some places, one after the other.</summary>
    /// <param name="mixed">The mixture's probabilities by place.</param>
    /// <param name="places">The most probable one first.</param>
    /// <param name="rows">As many values as there are places and columns.</param>
    public void Write(Opinions opinions, HistoryTraits traits, ReadOnlySpan<double> mixed, int[] places, Span<double> rows)
    {
        var most = LogOf(mixed[places[0]]);
        for (var i = 0; i < places.Length; i++)
        {
            var place = places[i];
            var row = rows.Slice(i * Names.Count, Names.Count);
            var step = place < opinions.Steps.Length ? opinions.Steps[place] : -1;
            row[0] = step < 0 ? double.NaN : step;
            row[1] = LogOf(mixed[place]);
            row[2] = row[1] - most;
            var known = step >= 0 && step < traits.Times.Length;
            row[3] = known ? traits.Times[step] : 0;
            row[4] = known && traits.LastAt[step] > 0 ? traits.Events - traits.LastAt[step] : double.NaN;
            traits.Numbers.CopyTo(row[OfStep..]);
            WriteOpinions(opinions, place, row[1], row[(OfStep + traits.Numbers.Length)..]);
        }
    }

    /// <summary>The logarithm of a probability, so far down that it stays a number.</summary>
    public static double LogOf(double probability) => ExactMath.Log(Math.Max(probability, 1e-12));

    // a context that was never seen says nothing of its own
    private void WriteOpinions(Opinions opinions, int place, double log, Span<double> row)
    {
        var width = opinions.Steps.Length + 1;
        for (var i = 0; i < _opinions; i++)
        {
            row[i] = opinions.Evidence[i] == 0 ? double.NaN : (float)opinions.Logs[(i * width) + place] - log;
        }
    }
}
