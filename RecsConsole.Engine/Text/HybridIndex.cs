using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds texts by words and by embedding together, in one or more segments with consecutive ordinals. The candidates are the best of both
/// lists; each gets both scores, each kind is measured in standard deviations over the candidates, and the two are blended with fixed
/// weights. Scores of the segments are comparable when all of them were built with the same <see cref="TermStatistics"/> and the same
/// embedding model.
/// </summary>
public sealed class HybridIndex
{
    private readonly TextSegment[] _segments;
    private readonly int[] _starts;
    private readonly bool _hasVectors;

    /// <summary>Joins two indexes over the same texts in the same order.</summary>
    public HybridIndex(Bm25Index words, VectorIndex? vectors)
        : this([new TextSegment(words, vectors)]) { }

    /// <summary>Combines segments; the ordinals of a segment follow those of the one before.</summary>
    /// <exception cref="ArgumentException">
    /// The vectors of the segments belong to different models, or only some segments have vectors.
    /// </exception>
    public HybridIndex(IReadOnlyList<TextSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        _segments = [.. segments];
        _starts = new int[_segments.Length + 1];
        for (var i = 0; i < _segments.Length; i++)
        {
            _starts[i + 1] = _starts[i] + _segments[i].Count;
        }

        var model = _segments.Length == 0 ? null : _segments[0].Vectors?.BasisVersion;
        if (!Array.TrueForAll(_segments, each => string.Equals(each.Vectors?.BasisVersion, model, StringComparison.Ordinal)))
        {
            throw new ArgumentException("The vectors of all segments must belong to one model.", nameof(segments));
        }

        _hasVectors = model is not null;
    }

    /// <summary>The segments in order.</summary>
    public IReadOnlyList<TextSegment> Segments => _segments;

    /// <summary>Number of texts in all segments.</summary>
    public int Count => _starts[^1];

    /// <summary>
    /// The best <paramref name="k"/> texts that <paramref name="mayUse"/> accepts, best first, ties by ordinal id. Texts that may not be
    /// used are in neither list, so they cannot affect the scale of scores. Without a query embedding, or without vectors, words alone
    /// decide.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The settings cannot be used.</exception>
    public HybridAnswer Search(IReadOnlyList<string> tokens, LatentVector? query, int k, FusionSettings settings, Func<int, bool> mayUse)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(mayUse);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        if (settings.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(settings));
        }

        if (query is null || !_hasVectors)
        {
            return SearchLexically(tokens, k, settings, mayUse);
        }

        var depth = Math.Max(settings.Depth, k);
        var candidates = Candidates(tokens, query, depth, mayUse);
        var lexical = Array.ConvertAll(candidates, each => each.Lexical);
        var semantic = Array.ConvertAll(candidates, each => each.Semantic);
        var (lexicalScale, semanticScale) = (ScoreScale.From(lexical), ScoreScale.From(semantic));
        var weight = settings.WeightFor(tokens);
        var scores = new long[candidates.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = FixedPoint.FromDouble(
                ((1 - weight) * lexicalScale.Standardised(lexical[i])) + (weight * semanticScale.Standardised(semantic[i]))
            );
        }

        var order = Ordered(candidates, scores);
        var hits = new HybridHit[Math.Min(k, order.Length)];
        for (var i = 0; i < hits.Length; i++)
        {
            var at = order[i];
            var ordinal = candidates[at].Ordinal;
            hits[i] = new(ordinal, IdOf(ordinal), scores[at], lexical[at], semantic[at]);
        }

        return new(hits, settings with { SemanticWeight = weight }, lexicalScale, semanticScale);
    }

    private HybridAnswer SearchLexically(IReadOnlyList<string> tokens, int k, FusionSettings settings, Func<int, bool> mayUse)
    {
        var found = new List<(long Score, int Ordinal)>(k);
        for (var i = 0; i < _segments.Length; i++)
        {
            var may = Shifted(mayUse, _starts[i]);
            foreach (var (ordinal, score) in _segments[i].Words.Best(tokens, k, may))
            {
                found.Add((score, ordinal + _starts[i]));
            }
        }

        Cut(found, k);
        var hits = found.ConvertAll(hit => new HybridHit(hit.Ordinal, IdOf(hit.Ordinal), hit.Score, hit.Score, 0));
        var none = new ScoreScale(0, 0);
        return new(hits, settings with { SemanticWeight = 0 }, none, none);
    }

    // the best of each list over all segments with both scores, by ascending ordinals
    private HybridCandidate[] Candidates(IReadOnlyList<string> tokens, LatentVector query, int depth, Func<int, bool> mayUse)
    {
        var lexicalHits = new List<(long Score, int Ordinal)>(depth);
        var semanticHits = new List<(long Score, int Ordinal)>(depth);
        for (var i = 0; i < _segments.Length; i++)
        {
            var (segment, start) = (_segments[i], _starts[i]);
            var may = Shifted(mayUse, start);
            foreach (var (ordinal, score) in segment.Words.Best(tokens, depth, may))
            {
                lexicalHits.Add((score, ordinal + start));
            }

            foreach (var (ordinal, score) in segment.Vectors!.Nearest(query, depth, may))
            {
                semanticHits.Add((score, ordinal + start));
            }
        }

        Cut(lexicalHits, depth);
        Cut(semanticHits, depth);
        var candidates = HybridCandidate.Join(lexicalHits, semanticHits);
        for (var i = 0; i < _segments.Length; i++)
        {
            Complete(_segments[i], _starts[i], tokens, query, candidates);
        }

        return candidates;
    }

    // Adds the missing score to candidates that only one list found.
    private static void Complete(
        TextSegment segment,
        int start,
        IReadOnlyList<string> tokens,
        LatentVector query,
        HybridCandidate[] candidates
    )
    {
        var (withoutLexical, withoutSemantic) = (new List<int>(), new List<int>());
        for (var i = 0; i < candidates.Length; i++)
        {
            ref readonly var each = ref candidates[i];
            if (each.Ordinal >= start && each.Ordinal < start + segment.Count)
            {
                if (each.Lexical == HybridCandidate.Unknown)
                {
                    withoutLexical.Add(i);
                }

                if (each.Semantic == HybridCandidate.Unknown)
                {
                    withoutSemantic.Add(i);
                }
            }
        }

        var lexical = segment.Words.Scores(tokens, withoutLexical.ConvertAll(i => candidates[i].Ordinal - start));
        for (var i = 0; i < lexical.Length; i++)
        {
            candidates[withoutLexical[i]].Lexical = lexical[i];
        }

        var semantic = segment.Vectors!.Scores(query, withoutSemantic.ConvertAll(i => candidates[i].Ordinal - start));
        for (var i = 0; i < semantic.Length; i++)
        {
            candidates[withoutSemantic[i]].Semantic = semantic[i];
        }
    }

    // a single segment returns them in order and not too many
    private void Cut(List<(long Score, int Ordinal)> found, int max)
    {
        if (_segments.Length == 1)
        {
            return;
        }

        found.Sort((left, right) => Compare(left.Score, left.Ordinal, right.Score, right.Ordinal));
        if (found.Count > max)
        {
            found.RemoveRange(max, found.Count - max);
        }
    }

    private int[] Ordered(HybridCandidate[] candidates, long[] scores)
    {
        var order = new int[candidates.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) => Compare(scores[left], candidates[left].Ordinal, scores[right], candidates[right].Ordinal));
        return order;
    }

    private int Compare(long leftScore, int left, long rightScore, int right) =>
        leftScore != rightScore ? rightScore.CompareTo(leftScore) : string.CompareOrdinal(IdOf(left), IdOf(right));

    private string IdOf(int ordinal)
    {
        var segment = 0;
        while (ordinal >= _starts[segment + 1])
        {
            segment++;
        }

        return _segments[segment].Words.Ids[ordinal - _starts[segment]];
    }

    private static Func<int, bool> Shifted(Func<int, bool> mayUse, int start) => start == 0 ? mayUse : ordinal => mayUse(ordinal + start);
}
