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

    /// <summary>The signs of a case, without duplicates, in ascending order.</summary>
    public static IReadOnlyList<int> Of(string title, string description, IEnumerable<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(fields);
        var signs = new SortedSet<int>();
        var text = $"{title}\n{(description.Length > MaxCharacters ? description[..MaxCharacters] : description)}";
        foreach (var word in Tokenizer.Tokenize(text))
        {
            signs.Add(NumberOf(word));
        }

        // outcomes that an import copied onto a case are never an input
        foreach (
            var (name, value) in fields
                .Where(each => each.Value is { Length: > 0 } && !each.Key.StartsWith("outcome", StringComparison.OrdinalIgnoreCase))
                .Take(MaxFields)
        )
        {
            signs.Add(NumberOf($"{name}={value}"));
        }

        return [.. signs];
    }

    // FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo, 1991): the same on every machine, which string.GetHashCode is not
    private static int NumberOf(string text)
    {
        var hash = 2_166_136_261u;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16_777_619u;
        }

        return unchecked((int)hash);
    }
}
