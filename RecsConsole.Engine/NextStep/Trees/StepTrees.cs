using System.Text;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Boosted trees that correct the mixture: their score for a step is added to the logarithm of its probability. They capture what a
/// weighted sum of opinions cannot: interactions between two inputs.
/// </summary>
internal sealed class StepTrees
{
    private readonly BoostedTrees _trees;
    private readonly StepRows _rows;

    /// <exception cref="BoostingException">The trees use other columns.</exception>
    public StepTrees(BoostedTrees trees, StepRows rows)
    {
        (_trees, _rows) = (trees, rows);
        if (!trees.Columns.Names.SequenceEqual(rows.Names, StringComparer.Ordinal))
        {
            throw new BoostingException("The trees of a next-step model have other columns.");
        }
    }

    /// <summary>The trees in LightGBM's text format.</summary>
    public string Text
    {
        get
        {
            using var stream = new MemoryStream();
            LightGbmText.Write(_trees, stream);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    /// <summary>Reads trees from that format.</summary>
    /// <exception cref="LightGbmFormatException">The text is not a model.</exception>
    /// <exception cref="BoostingException">The model has other columns.</exception>
    public static StepTrees From(string text, ContextPlan plan)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new(LightGbmText.Read(stream), new(plan));
    }

    /// <summary>Replaces the mixture's probabilities with the corrected ones.</summary>
    public void Correct(Opinions opinions, HistoryTraits traits, double[] mixed)
    {
        var places = StepRows.PlacesOf(mixed);
        var values = new double[places.Length * _rows.Names.Count];
        _rows.Write(opinions, traits, mixed, places, values);
        var scores = new double[places.Length];
        _trees.Predict(values, scores);
        var together = 0.0; // steps without a row keep their probability
        for (var i = 0; i < places.Length; i++)
        {
            together += mixed[places[i]];
            scores[i] += StepRows.LogOf(mixed[places[i]]);
        }

        MixtureWeights.Normalise(scores);
        for (var i = 0; i < places.Length; i++)
        {
            mixed[places[i]] = scores[i] * together;
        }
    }
}
