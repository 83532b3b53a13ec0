using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// A history as rows for trees, one for each of the most probable steps: the step, its probability in the mixture, each opinion relative to
/// the mixture, and the history's traits.
/// </summary>
internal sealed class StepRows
{
    /// <summary>The number of most probable steps that get a row; the others stay unchanged.</summary>
    public const int Max = 8;

    private const int OfStep = 5;
    private readonly int _opinions;

    public StepRows(ContextPlan plan)
    {
        _opinions = plan.Opinions.Count;
        Names =
        [
            "step",
            "chance",
            "behind_best",
            "times",
            "events_since",
            .. HistoryTraits.Names,
            .. plan.Traits.Select(NameOf),
            .. Enumerable.Range(0, _opinions).Select(opinion => FormattableString.Invariant($"opinion_{opinion}")),
        ];
        Categorical = new HashSet<int>([
            0,
            .. Enumerable.Range(OfStep, HistoryTraits.Activities),
            .. Enumerable
                .Range(0, plan.Traits.Count)
                .Where(trait => plan.Traits[trait] is not Facet.Setbacks)
                .Select(trait => OfStep + HistoryTraits.Names.Count + trait),
        ]);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The columns that name things: activities, what came of the last step, a sign of the text.</summary>
    public IReadOnlySet<int> Categorical { get; }

    /// <summary>The indexes that get a row, most probable first; the index after all candidate steps stands for all other steps.</summary>
    public static int[] PlacesOf(double[] mixed) =>
        [.. Enumerable.Range(0, mixed.Length).OrderByDescending(place => mixed[place]).ThenBy(place => place).Take(Max)];

    /// <summary>Writes the rows of some indexes, one after another.</summary>
    /// <param name="mixed">The mixture's probabilities by place.</param>
    /// <param name="places">Indexes, most probable first.</param>
    /// <param name="rows">One value per index and column.</param>
    public void Write(Opinions opinions, HistoryTraits traits, ReadOnlySpan<double> mixed, int[] places, Span<double> rows)
    {
        var max = LogOf(mixed[places[0]]);
        for (var i = 0; i < places.Length; i++)
        {
            var place = places[i];
            var row = rows.Slice(i * Names.Count, Names.Count);
            var step = place < opinions.Steps.Length ? opinions.Steps[place] : -1;
            row[0] = step < 0 ? double.NaN : step;
            row[1] = LogOf(mixed[place]);
            row[2] = row[1] - max;
            var known = step >= 0 && step < traits.Times.Length;
            row[3] = known ? traits.Times[step] : 0;
            row[4] = known && traits.LastAt[step] > 0 ? traits.Events - traits.LastAt[step] : double.NaN;
            traits.Numbers.CopyTo(row[OfStep..]);
            WriteOpinions(opinions, place, row[1], row[(OfStep + traits.Numbers.Length)..]);
        }
    }

    /// <summary>The log of a probability, bounded below so that it stays finite.</summary>
    public static double LogOf(double probability) => ExactMath.Log(Math.Max(probability, 1e-12));

    // part of stored trees
    private static string NameOf(Facet trait) =>
        trait switch
        {
            Facet.Standing => "standing",
            Facet.Setbacks => "setbacks",
            Facet.Text => "sign",
            _ => throw new ArgumentOutOfRangeException(nameof(trait)),
        };

    // a context that was never seen has no opinion of its own
    private void WriteOpinions(Opinions opinions, int place, double log, Span<double> row)
    {
        var width = opinions.Steps.Length + 1;
        for (var i = 0; i < _opinions; i++)
        {
            row[i] = opinions.Evidence[i] == 0 ? double.NaN : (float)opinions.Logs[(i * width) + place] - log;
        }
    }
}
