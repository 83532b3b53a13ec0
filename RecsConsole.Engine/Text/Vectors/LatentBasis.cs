using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Engine.Text;

/// <summary>
/// A latent semantic space (S. Deerwester et al., "Indexing by latent semantic analysis", JASIS 41, 1990): a weight and a vector per term.
/// Computed once from many texts and stored; new texts are folded in.
/// </summary>
public sealed class LatentBasis
{
    private const string Magic = "recsconsole-latent-1";
    private readonly string[] _terms;
    private readonly Dictionary<string, int> _places;
    private readonly float[] _weights;
    private readonly float[] _directions;

    internal LatentBasis(string[] terms, float[] weights, float[] directions, int dimensions)
    {
        (_terms, _weights, _directions, Dimensions) = (terms, weights, directions, dimensions);
        _places = new(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
        {
            _places.Add(terms[i], i);
        }

        using var bytes = new MemoryStream();
        Write(bytes);
        Version = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }

    /// <summary>SHA-256 over the stored form.</summary>
    public string Version { get; }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    public int TermCount => _terms.Length;

    /// <summary>
    /// Folds a text into the space: (1 + ln count) times the weight of each term, scaled to length one, along the terms' directions.
    /// </summary>
    public LatentVector Fold(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        // sorted, so that sums have a fixed order
        var counts = new SortedDictionary<int, int>();
        foreach (var token in tokens)
        {
            if (_places.TryGetValue(token, out var place))
            {
                counts[place] = counts.GetValueOrDefault(place) + 1;
            }
        }

        var sums = new double[Dimensions];
        foreach (var (place, count) in counts)
        {
            var value = (1 + Math.Log(count)) * _weights[place];
            var direction = _directions.AsSpan(place * Dimensions, Dimensions);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += value * direction[i];
            }
        }

        var length = 0.0;
        foreach (var sum in sums)
        {
            length += sum * sum;
        }

        length = Math.Sqrt(length);
        return new(Version, length == 0 ? new float[Dimensions] : Array.ConvertAll(sums, sum => (float)(sum / length)));
    }

    /// <summary>Writes the stored form.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Dimensions);
        writer.Write(_terms.Length);
        for (var i = 0; i < _terms.Length; i++)
        {
            writer.Write(_terms[i]);
            writer.Write(_weights[i]);
            for (var j = 0; j < Dimensions; j++)
            {
                writer.Write(_directions[(i * Dimensions) + j]);
            }
        }
    }

    /// <summary>Reads the stored form back; rejects incomplete data.</summary>
    /// <exception cref="InvalidDataException">The stream does not contain a complete basis.</exception>
    public static LatentBasis Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!string.Equals(reader.ReadString(), Magic, StringComparison.Ordinal))
            {
                throw new InvalidDataException("This is no latent basis of a known form.");
            }

            var (dimensions, count) = (reader.ReadInt32(), reader.ReadInt32());
            if (dimensions is < 0 or > 1024 || count is < 0 or > 10_000_000)
            {
                throw new InvalidDataException("The latent basis names an impossible size.");
            }

            return Read(reader, dimensions, count);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The latent basis ends too early.", e);
        }
    }

    private static LatentBasis Read(BinaryReader reader, int dimensions, int count)
    {
        // lists, so that a wrong count cannot allocate memory before the data ends
        var (terms, weights, directions) = (new List<string>(), new List<float>(), new List<float>());
        for (var i = 0; i < count; i++)
        {
            terms.Add(reader.ReadString());
            weights.Add(reader.ReadSingle());
            for (var j = 0; j < dimensions; j++)
            {
                directions.Add(reader.ReadSingle());
            }
        }

        return new([.. terms], [.. weights], [.. directions], dimensions);
    }
}
