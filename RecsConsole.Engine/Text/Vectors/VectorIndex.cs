using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Text;

/// <summary>
/// Finds texts by embedding: scans vectors quantised to one byte per component, then scores the best again with the full vectors.
/// Immutable; thread-safe.
/// </summary>
public sealed class VectorIndex
{
    // The coarse scan keeps a quarter more than requested, and at least this many, because rounding to bytes shifts ranks a little.
    private const int CoarseLeast = 32;
    private const int CoarseShare = 4;
    private const int Lane = 32;

    private readonly string[] _ids;
    private readonly int[] _rankOfId;
    private readonly float[] _vectors;
    private readonly sbyte[] _coarse;
    private readonly float[] _scales;
    private readonly int _stride;
    private readonly ConcurrentBag<TopDocuments> _free = [];

    /// <summary>An index of folded texts, which all belong to one basis.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is negative.</exception>
    public VectorIndex(string basisVersion, int dimensions, IReadOnlyList<(string Id, LatentVector Vector)> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        (BasisVersion, Dimensions) = (basisVersion, dimensions);
        _ids = [.. texts.Select(text => text.Id)];
        _rankOfId = IdOrder.RanksOf(_ids);
        _stride = (dimensions + Lane - 1) / Lane * Lane;
        _vectors = new float[(long)texts.Count * dimensions];
        _coarse = new sbyte[(long)texts.Count * _stride];
        _scales = new float[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            Check(texts[i].Vector);
            texts[i].Vector.Values.CopyTo(_vectors, (long)i * dimensions);
            _scales[i] = Quantise(texts[i].Vector.Values, _coarse.AsSpan(i * _stride, _stride));
        }
    }

    /// <summary>The basis of all vectors.</summary>
    public string BasisVersion { get; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Number of texts.</summary>
    public int Count => _ids.Length;

    /// <summary>Ids by ordinal.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>
    /// The <paramref name="k"/> texts with the highest positive cosine to the query, best first, ties by ordinal id. The predicate is
    /// called inside the scan, before a text takes a place.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The query's embedding belongs to another basis.</exception>
    public IReadOnlyList<VectorHit> Search(LatentVector query, int k, Func<int, bool> mayUse)
    {
        ArgumentNullException.ThrowIfNull(mayUse);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return ToHits(Nearest(query, k, mayUse));
    }

    internal (int Document, long Score)[] Nearest(LatentVector query, int k, Func<int, bool> mayUse)
    {
        Check(query);
        var coarse = new sbyte[_stride];
        if (Quantise(query.Values, coarse) == 0)
        {
            return [];
        }

        var wanted = k + Math.Max(k / CoarseShare, CoarseLeast);
        if (!_free.TryTake(out var near) || near.Most != wanted)
        {
            near = new(wanted, _rankOfId);
        }

        Scan(coarse, near, mayUse);
        var best = Best(query.Values, near.Kept, k);
        near.Clear();
        // not returned after an exception, because its entries would be left in it
        _free.Add(near);
        return best;
    }

    /// <summary>The same without the coarse scan: every text is scored in full.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The query's embedding belongs to another basis.</exception>
    public IReadOnlyList<VectorHit> SearchExactly(LatentVector query, int k, Func<int, bool> mayUse)
    {
        ArgumentNullException.ThrowIfNull(mayUse);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        Check(query);
        return ToHits(Best(query.Values, [.. Enumerable.Range(0, Count).Where(mayUse)], k));
    }

    /// <summary>The cosines of some texts with the query, in millionths.</summary>
    public long[] Scores(LatentVector query, IReadOnlyList<int> ordinals)
    {
        ArgumentNullException.ThrowIfNull(ordinals);
        Check(query);
        var scores = new long[ordinals.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(query.Values, ordinals[i]);
        }

        return scores;
    }

    /// <summary>The vector of a text; null for a text without a known term.</summary>
    public LatentVector? VectorOf(int ordinal) =>
        _scales[ordinal] == 0 ? null : new(BasisVersion, _vectors.AsSpan(ordinal * Dimensions, Dimensions).ToArray());

    private void Check(LatentVector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        if (!string.Equals(vector.BasisVersion, BasisVersion, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"A vector of basis {vector.BasisVersion} cannot be compared with those of basis {BasisVersion}.",
                nameof(vector)
            );
        }

        if (vector.Values.Length != Dimensions)
        {
            throw new ArgumentException($"A vector has {vector.Values.Length} components instead of {Dimensions}.", nameof(vector));
        }
    }

    private (int Document, long Score)[] Best(float[] query, ReadOnlySpan<int> ordinals, int k)
    {
        var top = new TopDocuments(k, _rankOfId);
        foreach (var ordinal in ordinals)
        {
            var score = Score(query, ordinal);
            if (score >= top.Threshold && top.Accepts(ordinal, score))
            {
                top.Add(ordinal, score);
            }
        }

        return top.Take();
    }

    private VectorHit[] ToHits((int Document, long Score)[] found) =>
        Array.ConvertAll(found, hit => new VectorHit(hit.Document, _ids[hit.Document], hit.Score));

    private long Score(float[] query, int ordinal)
    {
        var vector = _vectors.AsSpan(ordinal * Dimensions, Dimensions);
        var sum = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            sum += (double)query[i] * vector[i];
        }

        return FixedPoint.FromDouble(sum);
    }

    // The bits of positive floats sort like the floats; those of other values are at most zero, which is never kept. Half of all texts have
    // a negative product: a branch on that would be unpredictable and cost as much as the product.
    private void Scan(sbyte[] query, TopDocuments top, Func<int, bool> mayUse)
    {
        var wide = Array.ConvertAll(query, value => (short)value);
        ReadOnlySpan<sbyte> coarse = _coarse;
        var scales = _scales;
        for (var i = 0; i < scales.Length; i++)
        {
            var score = Product(wide, coarse.Slice(i * _stride, _stride)) * scales[i];
            long bits = BitConverter.SingleToInt32Bits(score);
            if (bits >= top.Threshold && top.Accepts(i, bits) && mayUse(i))
            {
                top.Add(i, bits);
            }
        }
    }

    // scales the largest component to 127; returns the value of one unit
    private static float Quantise(float[] values, Span<sbyte> coarse)
    {
        var largest = 0f;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        if (largest == 0)
        {
            return 0;
        }

        for (var i = 0; i < values.Length; i++)
        {
            coarse[i] = (sbyte)Math.Round(values[i] / largest * sbyte.MaxValue);
        }

        return largest / sbyte.MaxValue;
    }

    // integers: the same on every processor
    private static int Product(ReadOnlySpan<short> wide, ReadOnlySpan<sbyte> coarse)
    {
        ref var left = ref MemoryMarshal.GetReference(wide);
        ref var right = ref MemoryMarshal.GetReference(coarse);
        if (Avx512BW.IsSupported)
        {
            var sums = Vector512<int>.Zero;
            for (nuint i = 0; i < (nuint)coarse.Length; i += Lane)
            {
                var shorts = Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref right, i));
                sums += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref left, i), shorts);
            }

            return Vector512.Sum(sums);
        }

        if (Avx2.IsSupported)
        {
            var sums = Vector256<int>.Zero;
            for (nuint i = 0; i < (nuint)coarse.Length; i += Lane / 2)
            {
                var shorts = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref right, i));
                sums += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref left, i), shorts);
            }

            return Vector256.Sum(sums);
        }

        var plain = 0;
        for (var i = 0; i < coarse.Length; i++)
        {
            plain += wide[i] * coarse[i];
        }

        return plain;
    }
}
