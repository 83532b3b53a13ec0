using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Engine.Text;

/// <summary>Collects tokenized documents for a <see cref="Bm25Index"/>.</summary>
public sealed class Bm25IndexBuilder
{
    private readonly List<string> _ids = [];
    private readonly List<int> _lengths = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds a document; its ordinal is the number of documents added before it.</summary>
    public Bm25IndexBuilder Add(string id, IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(tokens);
        if (!_known.Add(id))
        {
            throw new ArgumentException($"Document '{id}' was added before.", nameof(id));
        }

        _counts.Clear();
        foreach (var token in tokens)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, token, out _)++;
        }

        foreach (var (term, count) in _counts)
        {
            if (!_postings.TryGetValue(term, out var postings))
            {
                _postings.Add(term, postings = []);
            }

            postings.Add(new(_ids.Count, count));
        }

        _ids.Add(id);
        _lengths.Add(tokens.Count);
        return this;
    }

    /// <summary>Makes the index; with <paramref name="statistics"/> its scores use those instead of its own counts.</summary>
    public Bm25Index Build(TermStatistics? statistics = null)
    {
        var terms = _postings.Keys.Order(StringComparer.Ordinal).ToArray();
        var starts = new int[terms.Length + 1];
        for (var i = 0; i < terms.Length; i++)
        {
            starts[i + 1] = starts[i] + _postings[terms[i]].Count;
        }

        var documents = new int[starts[^1]];
        var counts = new int[starts[^1]];
        for (var i = 0; i < terms.Length; i++)
        {
            var at = starts[i];
            foreach (var posting in _postings[terms[i]])
            {
                documents[at] = posting.Document;
                counts[at++] = posting.Count;
            }
        }

        var own = new TermStatistics(
            Version(terms, starts, documents, counts),
            _ids.Count,
            _lengths.Sum(length => (long)length),
            terms.ToDictionary(term => term, term => _postings[term].Count, StringComparer.Ordinal)
        );
        var lists = new PostingLists(terms, starts, documents, counts);
        return new([.. _ids], [.. _lengths], lists, own, statistics ?? own);
    }

    // Everything a score depends on, in the order of addition
    private string Version(string[] terms, int[] starts, int[] documents, int[] counts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendTexts(hash, _ids);
        AppendNumbers(hash, [.. _lengths]);
        AppendTexts(hash, terms);
        AppendNumbers(hash, starts);
        AppendNumbers(hash, documents);
        AppendNumbers(hash, counts);
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
        Span<byte> buffer = stackalloc byte[4096];
        while (!numbers.IsEmpty)
        {
            var taken = Math.Min(numbers.Length, buffer.Length / sizeof(int));
            for (var i = 0; i < taken; i++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(buffer[(i * sizeof(int))..], numbers[i]);
            }

            hash.AppendData(buffer[..(taken * sizeof(int))]);
            numbers = numbers[taken..];
        }
    }

    private readonly record struct Posting(int Document, int Count);
}
