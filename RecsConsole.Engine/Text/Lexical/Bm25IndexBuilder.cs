using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Engine.Text;

/// <summary>Collects documents for a <see cref="Bm25Index"/>.</summary>
public sealed class Bm25IndexBuilder
{
    private readonly Bm25Settings _settings;
    private readonly List<string> _ids = [];
    private readonly List<int>[] _lengths =
    [
        [],
        [],
        [],
    ];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly TermNumbers _numbers = new();

    // each document's terms without duplicates, in order of addition; the ends separate the documents
    private readonly List<int> _terms = [];
    private readonly List<uint> _counts = [];
    private readonly List<int> _ends = [];

    // index of each term's entry in the current document; an index below the document's start belongs to an earlier one
    private readonly List<int> _places = [];

    /// <summary>An index with the standard settings.</summary>
    public Bm25IndexBuilder()
        : this(Bm25Settings.Standard) { }

    /// <summary>An index with custom settings.</summary>
    /// <exception cref="ArgumentException">The settings cannot be used.</exception>
    public Bm25IndexBuilder(Bm25Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(settings));
        }

        _settings = settings;
    }

    /// <summary>Adds a document that is all body; its ordinal is the number of documents added before it.</summary>
    public Bm25IndexBuilder Add(string id, IReadOnlyList<string> tokens) => Add(id, [], tokens, []);

    /// <summary>Adds a document with its fields as terms; its ordinal is the number of documents added before it.</summary>
    public Bm25IndexBuilder Add(string id, IReadOnlyList<string> title, IReadOnlyList<string> body, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(tags);
        var start = Begin(id);
        IReadOnlyList<string>[] fields = [title, body, tags];
        for (var field = 0; field < fields.Length; field++)
        {
            foreach (var term in fields[field])
            {
                Count(_numbers.Of(term), field, start);
            }

            _lengths[field].Add(fields[field].Count);
        }

        _ends.Add(_terms.Count);
        return this;
    }

    /// <summary>
    /// Adds a document with title and body as text, and tags that are already terms; gives the same index as the terms of
    /// <see cref="Tokenizer"/>, but several times faster.
    /// </summary>
    public Bm25IndexBuilder AddText(string id, string? title, string? body, IReadOnlyList<string> tags, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var start = Begin(id);
        Read(title, 0, language, start);
        Read(body, FieldCounts.Body, language, start);
        foreach (var tag in tags)
        {
            Count(_numbers.Of(tag), FieldCounts.Tags, start);
        }

        _lengths[FieldCounts.Tags].Add(tags.Count);
        _ends.Add(_terms.Count);
        return this;
    }

    /// <summary>Builds the index; with <paramref name="statistics"/>, its scores use those instead of its own counts.</summary>
    public Bm25Index Build(TermStatistics? statistics = null)
    {
        var (terms, newNumbers) = _numbers.Sorted();
        var starts = new int[terms.Length + 1];
        foreach (var term in _terms)
        {
            starts[newNumbers[term] + 1]++;
        }

        for (var i = 0; i < terms.Length; i++)
        {
            starts[i + 1] += starts[i];
        }

        var (documents, counts) = Inverted(starts, newNumbers);
        var frequencies = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++)
        {
            frequencies.Add(terms[i], starts[i + 1] - starts[i]);
        }

        var own = new TermStatistics(
            Version(terms, starts, documents, counts),
            _ids.Count,
            [.. _lengths.Select(lengths => lengths.Sum(length => (long)length))],
            frequencies
        );
        var saturations = Saturations(documents, counts, statistics ?? own);
        var lists = new PostingLists(_ids.Count, terms, starts, documents, saturations);
        return new([.. _ids], lists, own, statistics ?? own);
    }

    private int Begin(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!_known.Add(id))
        {
            throw new ArgumentException($"Document '{id}' was added before.", nameof(id));
        }

        _ids.Add(id);
        return _terms.Count;
    }

    private void Read(string? text, int field, TextLanguage language, int start)
    {
        var sink = new CountingSink(this, language, field, start);
        Tokenizer.Read(text, ref sink);
        _lengths[field].Add(sink.Length);
    }

    private void Count(int term, int field, int start)
    {
        while (_places.Count <= term)
        {
            _places.Add(-1);
        }

        var place = _places[term];
        if (place < start)
        {
            _places[term] = _terms.Count;
            _terms.Add(term);
            _counts.Add(FieldCounts.Increase(0, field));
            return;
        }

        _counts[place] = FieldCounts.Increase(_counts[place], field);
    }

    private (int[] Documents, uint[] Counts) Inverted(int[] starts, int[] newNumbers)
    {
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        var (documents, counts) = (new int[_terms.Count], new uint[_terms.Count]);
        var at = 0;
        for (var document = 0; document < _ends.Count; document++)
        {
            for (; at < _ends[document]; at++)
            {
                var place = next[newNumbers[_terms[at]]]++;
                documents[place] = document;
                counts[place] = _counts[at];
            }
        }

        return (documents, counts);
    }

    // tf' = sum over fields of weight * tf / (1 - b + b * length / mean); then (k1 + 1) * tf' / (k1 + tf') (Robertson and Zaragoza 2009,
    // eq. 3.18 to 3.20)
    private int[] Saturations(int[] documents, uint[] counts, TermStatistics statistics)
    {
        var fields = _settings.Fields;
        var factors = new double[FieldCounts.Fields][];
        for (var field = 0; field < fields.Length; field++)
        {
            var (weight, b) = (fields[field].Weight, fields[field].B);
            var mean = statistics.MeanLength(field);
            factors[field] = [.. _lengths[field].Select(length => weight / (1 - b + (b * length / mean)))];
        }

        var saturations = new int[documents.Length];
        for (var i = 0; i < saturations.Length; i++)
        {
            var count = 0.0;
            for (var field = 0; field < fields.Length; field++)
            {
                var times = FieldCounts.Of(counts[i], field);
                count += times == 0 ? 0 : times * factors[field][documents[i]];
            }

            var saturation = (_settings.K1 + 1) * count / (_settings.K1 + count);
            saturations[i] = (int)Math.Round(saturation * (1 << PostingLists.SaturationBits));
        }

        return saturations;
    }

    // Everything a score depends on, in order of addition.
    private string Version(string[] terms, int[] starts, int[] documents, uint[] counts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendTexts(hash, [_settings.Canonical]);
        AppendTexts(hash, _ids);
        foreach (var lengths in _lengths)
        {
            AppendNumbers(hash, CollectionsMarshal.AsSpan(lengths));
        }

        AppendTexts(hash, terms);
        AppendNumbers(hash, starts);
        AppendNumbers(hash, documents);
        AppendNumbers(hash, MemoryMarshal.Cast<uint, int>(counts));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendTexts(IncrementalHash hash, IReadOnlyCollection<string> texts)
    {
        AppendNumbers(hash, [texts.Count]);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            AppendNumbers(hash, [bytes.Length]);
            hash.AppendData(bytes);
        }
    }

    private static void AppendNumbers(IncrementalHash hash, ReadOnlySpan<int> numbers)
    {
        if (BitConverter.IsLittleEndian)
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers));
            return;
        }

        Span<byte> buffer = stackalloc byte[sizeof(int)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer, number);
            hash.AppendData(buffer);
        }
    }

    private struct CountingSink(Bm25IndexBuilder builder, TextLanguage language, int field, int start) : ITermSink
    {
        public int Length { get; private set; }

        public void Word(ReadOnlySpan<char> word)
        {
            var number = builder._numbers.OfWord(word, language);
            if (number >= 0)
            {
                builder.Count(number, field, start);
                Length++;
            }
        }

        public void Code(ReadOnlySpan<char> code)
        {
            builder.Count(builder._numbers.Of(code.ToString()), field, start);
            Length++;
        }
    }
}
