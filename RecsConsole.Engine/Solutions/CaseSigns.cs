using RecsConsole.Engine.Text;

namespace RecsConsole.Engine.Solutions;

/// <summary>
/// What a case reveals about its cause: the words of its title and description, and its own fields with their values. Kept as compact
/// numbers.
/// </summary>
public static class CaseSigns
{
    // longer texts repeat themselves
    private const int MaxCharacters = 4_000;
    private const int MaxFields = 20;

    // shorter numbers count things and name nothing
    private const int ShortestCode = 3;

    /// <summary>The signs of a case, without duplicates, in ascending order.</summary>
    public static IReadOnlyList<int> Of(string title, string description, IEnumerable<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(fields);
        var signs = new SortedSet<int>();
        foreach (var word in Tokenizer.Tokenize(TextOf(title, description)))
        {
            signs.Add(NumberOf(word));
        }

        AddFields(signs, fields);
        return [.. signs];
    }

    /// <summary>
    /// The signs that are the same in every language: codes of the text, such as AUTHN-4012, and the case's own fields. Without duplicates,
    /// in ascending order.
    /// </summary>
    public static IReadOnlyList<int> WithoutLanguage(string title, string description, IEnumerable<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(fields);
        var sink = new CodeSink([]);
        Tokenizer.Read(TextOf(title, description), ref sink);
        AddFields(sink.Signs, fields);
        return [.. sink.Signs];
    }

    private static string TextOf(string title, string description) =>
        $"{title}\n{(description.Length > MaxCharacters ? description[..MaxCharacters] : description)}";

    private static void AddFields(SortedSet<int> signs, IEnumerable<KeyValuePair<string, string>> fields)
    {
        // outcomes that an import copied onto a case are never an input
        foreach (
            var (name, value) in fields
                .Where(each => each.Value is { Length: > 0 } && !each.Key.StartsWith("outcome", StringComparison.OrdinalIgnoreCase))
                .Take(MaxFields)
        )
        {
            signs.Add(NumberOf($"{name}={value}"));
        }
    }

    // FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991): the same on every machine, which string.GetHashCode is not
    private static int NumberOf(ReadOnlySpan<char> text)
    {
        var hash = 2_166_136_261u;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16_777_619u;
        }

        return unchecked((int)hash);
    }

    private readonly struct CodeSink(SortedSet<int> signs) : ITermSink
    {
        public SortedSet<int> Signs => signs;

        public void Word(ReadOnlySpan<char> word)
        {
            if (word.Length >= ShortestCode && word.ContainsAnyInRange('0', '9'))
            {
                signs.Add(NumberOf(word));
            }
        }

        public void Code(ReadOnlySpan<char> code) => signs.Add(NumberOf(code));
    }
}
