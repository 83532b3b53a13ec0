using System.Numerics;

namespace RecsConsole.Engine.Text;

/// <summary>
/// For each frequent term, one byte per document: its saturation there relative to the term's largest, rounded up to 63rds. Sums over such
/// rows are upper bounds of scores and take a few instructions for dozens of documents at once.
/// </summary>
internal sealed class FrequentRows
{
    // Minimum number of documents for rows to pay off, and the share of documents (one in this many) that makes a term frequent.
    private const int MinDocuments = 2_048;
    private const int OneIn = 8;

    // Highest level in a row; factors are limited so that 16-bit sums over all terms of a query cannot overflow.
    private const int Levels = 63;
    private const int MaxFactors = ushort.MaxValue / Levels;

    /// <summary>Maximum number of rows used for one query; further frequent terms are treated like rare ones.</summary>
    public const int MaxTerms = 256;

    private readonly byte[]?[] _rows;

    public FrequentRows(int documents, int[] starts, PostingLists lists)
    {
        _rows = new byte[]?[lists.Largest.Length];
        for (var term = 0; term < _rows.Length && documents >= MinDocuments; term++)
        {
            if (starts[term + 1] - starts[term] >= documents / OneIn)
            {
                _rows[term] = RowOf(
                    documents,
                    lists.Documents.AsSpan(starts[term]..starts[term + 1]),
                    lists.Saturations.AsSpan(starts[term]..starts[term + 1]),
                    lists.Largest[term]
                );
            }
        }
    }

    /// <summary>Whether a term has a row.</summary>
    public bool Has(int term) => _rows[term] is not null;

    /// <summary>The size of one unit of <see cref="Add"/> in millionths, chosen so that the sums of all terms fit into 16 bits.</summary>
    public static long UnitOf(ReadOnlySpan<QueryTerm> terms, ReadOnlySpan<bool> hasRow)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < terms.Length; i++)
        {
            sum += hasRow[i] ? PerLevel(terms[i]) : 0;
            count += hasRow[i] ? 1 : 0;
        }

        return Math.Max(1, (long)Math.Ceiling(sum / (MaxFactors - count)));
    }

    /// <summary>
    /// Adds to the sums of some documents an upper bound, in units, of a term's contribution to their scores: per level the term's bound
    /// divided by the number of levels, plus a millionth for rounding.
    /// </summary>
    public void Add(in QueryTerm term, long unit, int from, Span<ushort> sums)
    {
        var factor = (ushort)Math.Ceiling(PerLevel(term) / unit);
        var row = _rows[term.Index].AsSpan(from, Math.Min(sums.Length, _rows[term.Index]!.Length - from));
        var i = 0;
        for (; i + Vector<byte>.Count <= row.Length; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out var low, out var high);
            var first = sums[i..];
            var second = sums[(i + Vector<ushort>.Count)..];
            (new Vector<ushort>(first) + (low * factor)).CopyTo(first);
            (new Vector<ushort>(second) + (high * factor)).CopyTo(second);
        }

        for (; i < row.Length; i++)
        {
            sums[i] += (ushort)(row[i] * factor);
        }
    }

    private static double PerLevel(in QueryTerm term) => ((double)term.Bound / Levels) + 1;

    private static byte[] RowOf(int documents, ReadOnlySpan<int> having, ReadOnlySpan<int> saturations, int largest)
    {
        var row = new byte[documents];
        for (var i = 0; i < having.Length; i++)
        {
            row[having[i]] = (byte)((((long)saturations[i] * Levels) + largest - 1) / largest);
        }

        return row;
    }
}
