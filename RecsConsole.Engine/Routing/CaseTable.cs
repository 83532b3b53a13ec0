using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Routing;

/// <summary>
/// Cases as rows of numbers, one number per field value, latest ended first. Eight fields of two rows are compared at once.
/// </summary>
internal sealed class CaseTable
{
    /// <summary>Maximum number of fields; the rest are dropped, in order of their names.</summary>
    public const int MaxFields = 64;

    private const int Lanes = 8;
    private const int Unknown = -1;

    // differs from an unknown value of the queried case: two unknown values do not match
    private const int UnknownOfRow = -2;

    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, int>[] _values;
    private readonly int[] _rows;

    /// <param name="cases">Latest ended first.</param>
    public CaseTable(IReadOnlyList<RoutedCase> cases)
    {
        Fields =
        [
            .. cases
                .SelectMany(each => each.Fields.Select(field => field.Key))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Take(MaxFields),
        ];
        _places = Fields.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        _values = [.. Fields.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        Width = (Fields.Count + Lanes - 1) / Lanes * Lanes;
        _rows = new int[cases.Count * Width];
        Array.Fill(_rows, UnknownOfRow);
        for (var i = 0; i < cases.Count; i++)
        {
            foreach (var (field, value) in cases[i].Fields)
            {
                if (_places.TryGetValue(field, out var place))
                {
                    _rows[(i * Width) + place] = NumberOf(_values[place], value);
                }
            }
        }
    }

    /// <summary>The fields in ordinal order.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Length of a row: the fields, padded to whole vectors.</summary>
    public int Width { get; }

    /// <summary>Number of vectors in a row.</summary>
    public int Vectors => Width / Lanes;

    /// <summary>A row as a queried case; its unknown values match no row.</summary>
    public int[] Encode(int number) => Array.ConvertAll(Row(number).ToArray(), value => value == UnknownOfRow ? Unknown : value);

    /// <summary>Encodes a case with the numbers of this table.</summary>
    public int[] Encode(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var row = new int[Width];
        Array.Fill(row, Unknown);
        foreach (var (field, value) in fields)
        {
            if (_places.TryGetValue(field, out var place) && _values[place].TryGetValue(value, out var number))
            {
                row[place] = number;
            }
        }

        return row;
    }

    /// <summary>The fields in which a row agrees with an encoded case, as bits.</summary>
    public ulong Agreement(ReadOnlySpan<int> asked, int number)
    {
        var vectors = MemoryMarshal.Cast<int, Vector256<int>>(Row(number));
        var others = MemoryMarshal.Cast<int, Vector256<int>>(asked);
        var bits = 0UL;
        for (var i = 0; i < vectors.Length; i++)
        {
            bits |= (ulong)Vector256.Equals(vectors[i], others[i]).ExtractMostSignificantBits() << (i * Lanes);
        }

        return bits;
    }

    /// <summary>Products of field factors for each byte of a match, so that a row's weight needs one lookup per eight fields.</summary>
    public double[] Products(RoutingWeights weights)
    {
        var products = new double[Vectors << Lanes];
        for (var vector = 0; vector < Vectors; vector++)
        {
            for (var bits = 0; bits < 1 << Lanes; bits++)
            {
                var sum = 0.0;
                for (var left = bits; left != 0; left &= left - 1)
                {
                    var field = (vector * Lanes) + BitOperations.TrailingZeroCount(left);
                    sum += field < Fields.Count ? weights.Fields.GetValueOrDefault(Fields[field]) : 0;
                }

                products[(vector << Lanes) + bits] = ExactMath.Exp(sum);
            }
        }

        return products;
    }

    public static double WeightOf(ulong agreement, ReadOnlySpan<double> products)
    {
        var weight = 1.0;
        for (var at = 0; at < products.Length; at += 1 << Lanes)
        {
            weight *= products[at + (int)(agreement & 0xff)];
            agreement >>= Lanes;
        }

        return weight;
    }

    private ReadOnlySpan<int> Row(int number) => _rows.AsSpan(number * Width, Width);

    private static int NumberOf(Dictionary<string, int> values, string value)
    {
        if (!values.TryGetValue(value, out var number))
        {
            values.Add(value, number = values.Count);
        }

        return number;
    }
}
