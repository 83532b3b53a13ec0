namespace RecsConsole.Engine.Text;

/// <summary>Splits Markdown texts into quotable passages: paragraphs, without headings.</summary>
public sealed class PassageIndexBuilder
{
    private const int MaxCharacters = 600;

    // cache of word hashes by language, because stemming costs far more than a lookup; 0 marks a stop word
    private readonly Dictionary<string, uint>[] _known =
    [
        .. Enum.GetValues<TextLanguage>().Select(_ => new Dictionary<string, uint>(StringComparer.Ordinal)),
    ];
    private readonly List<int> _passages = [0];
    private readonly List<PassageSpan> _spans = [];
    private readonly List<int> _words = [0];
    private readonly List<uint> _hashes = [];
    private readonly List<uint> _current = [];

    /// <summary>Adds a text; its number is that of texts added before it.</summary>
    public PassageIndexBuilder Add(string markdown, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var start = 0;
        while (start < markdown.Length)
        {
            var end = markdown.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? markdown.Length : end;
            AddPassage(markdown, start, end, language);
            start = end + 2;
        }

        _passages.Add(_spans.Count);
        return this;
    }

    public PassageIndex Build() => new([.. _passages], [.. _spans], [.. _words], [.. _hashes]);

    private void AddPassage(string markdown, int start, int end, TextLanguage language)
    {
        while (start < end && char.IsWhiteSpace(markdown[start]))
        {
            start++;
        }

        if (start >= end || markdown[start] == '#')
        {
            return;
        }

        _current.Clear();
        var sink = new HashSink(this, _known[(int)language], language);
        Tokenizer.Read(markdown[start..end], ref sink);
        _current.Sort();
        var last = 0u;
        foreach (var hash in _current)
        {
            if (hash != last)
            {
                _hashes.Add(hash);
                last = hash;
            }
        }

        _spans.Add(new(start, Math.Min(end - start, MaxCharacters)));
        _words.Add(_hashes.Count);
    }

    private readonly struct HashSink(PassageIndexBuilder builder, Dictionary<string, uint> known, TextLanguage language) : ITermSink
    {
        public void Word(ReadOnlySpan<char> word)
        {
            var words = known.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!words.TryGetValue(word, out var hash))
            {
                hash = Tokenizer.TermOf(word, language) is { } term ? PassageIndex.HashOf(term) : 0;
                words[word] = hash;
            }

            if (hash != 0)
            {
                builder._current.Add(hash);
            }
        }

        public void Code(ReadOnlySpan<char> code) => builder._current.Add(PassageIndex.HashOf(code));
    }
}
