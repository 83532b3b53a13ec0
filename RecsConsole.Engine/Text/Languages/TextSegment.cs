namespace RecsConsole.Engine.Text;

/// <summary>A search segment: the same texts in the same order, indexed by words and, if there is a model, by embedding.</summary>
public sealed class TextSegment
{
    /// <summary>Joins two indexes over the same texts in the same order.</summary>
    /// <exception cref="ArgumentException">The indexes do not contain the same texts in the same order.</exception>
    public TextSegment(Bm25Index words, VectorIndex? vectors)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (vectors is not null && !words.Ids.SequenceEqual(vectors.Ids, StringComparer.Ordinal))
        {
            throw new ArgumentException("Both indexes must hold the same texts in the same order.", nameof(vectors));
        }

        (Words, Vectors) = (words, vectors);
    }

    /// <summary>The word index.</summary>
    public Bm25Index Words { get; }

    /// <summary>The embedding index; null without a model.</summary>
    public VectorIndex? Vectors { get; }

    /// <summary>Number of texts.</summary>
    public int Count => Words.Count;
}
