using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Text;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// A skill as somebody typed it. People write "plumbing" or "Lifts" where the cases say "Plumbing" and "Lift stuck": it fits an issue type or
/// product fully if both are the same words, and by half if it is a part of them.
/// </summary>
internal sealed class SkillName
{
    private const long Part = FixedPoint.One / 2;

    private static readonly TextLanguage[] Languages = [TextLanguage.English, TextLanguage.German, TextLanguage.Polish];

    private readonly string[][] _words;

    public SkillName(string name) => (Name, _words) = (name, WordsOf(name));

    public string Name { get; }

    /// <summary>How well it fits an issue type or product, scaled by 1,000,000; 0 when it does not.</summary>
    /// <param name="asked">The words of the field.</param>
    public long FitOf(string field, string[][] asked)
    {
        if (string.Equals(Name, field, StringComparison.Ordinal))
        {
            return FixedPoint.One;
        }

        return _words.Length == 0 || !Array.TrueForAll(_words, word => Array.Exists(asked, other => Same(word, other))) ? 0
            : asked.Length == _words.Length ? FixedPoint.One
            : Part;
    }

    // a word is the same if any language cuts both to the same stem
    private static bool Same(string[] word, string[] other) => word.Intersect(other, StringComparer.Ordinal).Any();

    /// <summary>The stems of each word; keys such as sign_in are words too.</summary>
    public static string[][] WordsOf(string text) =>
        [
            .. text.Split([' ', '_', '-', '/', ',', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => Tokenizer.Tokenize(word, Languages).ToArray())
                .Where(stems => stems.Length > 0),
        ];
}
