namespace RecsConsole.Engine.Text;

/// <summary>
/// Builds a latent basis from texts: TF-IDF with logarithmic counts, each text scaled to length one, then a truncated singular value
/// decomposition.
/// </summary>
public sealed class LatentBasisTrainer
{
    private readonly LatentSettings _settings;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int> _documentFrequencies = [];
    private readonly List<(int Term, int Count)[]> _texts = [];

    /// <summary>A basis with the given settings.</summary>
    /// <exception cref="ArgumentException">The settings cannot be used.</exception>
    public LatentBasisTrainer(LatentSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(settings));
        }

        _settings = settings;
    }

    public LatentBasisTrainer Add(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var counts = new Dictionary<int, int>();
        foreach (var token in tokens)
        {
            if (!_numbers.TryGetValue(token, out var number))
            {
                _numbers.Add(token, number = _numbers.Count);
                _documentFrequencies.Add(0);
            }

            counts[number] = counts.GetValueOrDefault(number) + 1;
        }

        foreach (var number in counts.Keys)
        {
            _documentFrequencies[number]++;
        }

        _texts.Add([.. counts.Select(count => (count.Key, count.Value))]);
        return this;
    }

    /// <summary>Builds the basis, bit-identical for any number of threads.</summary>
    public LatentBasis Train(int threads, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellationToken };
        var terms = Vocabulary();
        var weights = Array.ConvertAll(terms, term => (float)Math.Log((double)(_texts.Count + 1) / _documentFrequencies[_numbers[term]]));
        var matrix = Weighted(terms, weights);
        var vectors =
            matrix.Rows == 0 || matrix.Columns == 0
                ? []
                : RandomizedSvd.RightVectors(matrix, _settings.Dimensions, _settings.Seed, parallel);
        var dimensions = vectors.Length == 0 ? 0 : vectors[0].Length;
        var directions = new float[terms.Length * dimensions];
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var j = 0; j < dimensions; j++)
            {
                directions[(i * dimensions) + j] = (float)vectors[i][j];
            }
        }

        return new(terms, weights, directions, dimensions);
    }

    private string[] Vocabulary() =>
        [
            .. _numbers
                .Where(term => _documentFrequencies[term.Value] >= _settings.LeastDocuments)
                .OrderByDescending(term => _documentFrequencies[term.Value])
                .ThenBy(term => term.Key, StringComparer.Ordinal)
                .Take(_settings.MostTerms)
                .Select(term => term.Key)
                .Order(StringComparer.Ordinal),
        ];

    private SparseRows Weighted(string[] terms, float[] weights)
    {
        var places = new int[_numbers.Count];
        Array.Fill(places, -1);
        for (var i = 0; i < terms.Length; i++)
        {
            places[_numbers[terms[i]]] = i;
        }

        var starts = new List<int> { 0 };
        var (columns, values) = (new List<int>(), new List<float>());
        foreach (var text in _texts)
        {
            var known = text.Where(each => places[each.Term] >= 0)
                .Select(each => (Place: places[each.Term], each.Count))
                .OrderBy(each => each.Place)
                .Select(each => (each.Place, Value: (1 + Math.Log(each.Count)) * weights[each.Place]))
                .ToArray();
            var length = Math.Sqrt(known.Sum(each => each.Value * each.Value));
            if (length > 0)
            {
                columns.AddRange(known.Select(each => each.Place));
                values.AddRange(known.Select(each => (float)(each.Value / length)));
            }

            starts.Add(columns.Count);
        }

        return new(terms.Length, [.. starts], [.. columns], [.. values]);
    }
}
