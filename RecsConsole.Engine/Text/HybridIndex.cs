using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds texts by words and by direction together. The candidates are the best of both lists; each gets both scores, each kind is measured in standard
/// deviations over the candidates, and the two are blended with fixed weights.
/// </summary>
public sealed class HybridIndex
{
    private readonly int[] _rankOfId;

    /// <summary>Joins two indexes over the same texts in the same order.</summary>
    public HybridIndex(Bm25Index words, VectorIndex vectors)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(vectors);
        if (!words.Ids.SequenceEqual(vectors.Ids, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                "Both indexes must hold the same texts in the same order.",
                nameof(vectors)
            );
        }

        (Words, Vectors) = (words, vectors);
        _rankOfId = IdOrder.RanksOf([.. words.Ids]);
    }

    /// <summary>The index by words.</summary>
    public Bm25Index Words { get; }

    /// <summary>The index by direction.</summary>
    public VectorIndex Vectors { get; }

    /// <summary>
    /// The best <paramref name="k"/> texts that <paramref name="mayUse"/> accepts, best first, equal scores by ordinal id. What may not be used is in neither
    /// list, and so not in what scores are measured by.
    /// </summary>
    public HybridAnswer Search(
        IReadOnlyList<string> tokens,
        LatentVector question,
        int k,
        FusionSettings settings,
        Func<int, bool> mayUse
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        if (settings.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(settings));
        }

        var depth = Math.Max(settings.Depth, k);
        var candidates = Words
            .Search(tokens, depth, mayUse)
            .Select(hit => hit.Ordinal)
            .Union(Vectors.Search(question, depth, mayUse).Select(hit => hit.Ordinal))
            .Order()
            .ToArray();
        var lexical = Words.Scores(tokens, candidates);
        var semantic = Vectors.Scores(question, candidates);
        var (lexicalScale, semanticScale) = (ScoreScale.Of(lexical), ScoreScale.Of(semantic));
        var weight = settings.SemanticWeight;
        var hits = candidates
            .Select(
                (ordinal, i) =>
                    new HybridHit(
                        ordinal,
                        Words.Ids[ordinal],
                        Micro.FromDouble(
                            ((1 - weight) * lexicalScale.Standardised(lexical[i]))
                                + (weight * semanticScale.Standardised(semantic[i]))
                        ),
                        lexical[i],
                        semantic[i]
                    )
            )
            .OrderByDescending(hit => hit.ScoreMicro)
            .ThenBy(hit => _rankOfId[hit.Ordinal])
            .Take(k);
        return new([.. hits], settings, lexicalScale, semanticScale);
    }
}
