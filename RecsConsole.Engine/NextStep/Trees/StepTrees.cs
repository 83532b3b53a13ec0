using System.Text;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.LightGbm;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Boosted trees that correct the mixture: what they say of a step is added to the logarithm of its probability. They see what a weighted sum of opinions
/// cannot: that two things decide together.
/// </summary>
internal sealed class StepTrees
{
    private readonly BoostedTrees _trees;
    private readonly StepRows _rows;

    /// <exception cref="BoostingException">The trees look at other columns.</exception>
    public StepTrees(BoostedTrees trees, StepRows rows)
    {
        (_trees, _rows) = (trees, rows);
        if (!trees.Columns.Names.SequenceEqual(rows.Names, StringComparer.Ordinal))
        {
            throw new BoostingException("The trees of a next-step model have other columns.");
        }
    }

    /// <summary>The trees in LightGBM's form.</summary>
    public string Text
    {
        get
        {
            using var stream = new MemoryStream();
            LightGbmText.Write(_trees, stream);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    /// <summary>Trees from that form.</summary>
    /// <exception cref="LightGbmFormatException">The text is no model.</exception>
    /// <exception cref="BoostingException">It is one of other columns.</exception>
    public static StepTrees Of(string text, int opinions)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new(LightGbmText.Read(stream), new(opinions));
    }

    /// <summary>Changes the mixture's probabilities into those of both.</summary>
    public void Correct(Opinions opinions, HistoryTraits traits, double[] mixed)
    {
        var places = StepRows.PlacesOf(mixed);
        var values = new double[places.Length * _rows.Names.Count];
        _rows.Write(opinions, traits, mixed, places, values);
        var scores = new double[places.Length];
        _trees.Predict(values, scores);
        var together = 0.0; // what the steps without a row have stays theirs
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
