using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Retrieval.Masking;

/// <summary>
/// The names that a tenant knows, found as whole words regardless of case and with the endings of a language, longest first. Stored as a
/// tree of words, so that a text takes the same time however many names there are. Immutable.
/// </summary>
public sealed class KnownNames
{
    // room for separators such as ", " or "-" between two words of a name
    private const int LongestGap = 3;
    private readonly Node _root;

    private KnownNames(Node root) => _root = root;

    public static KnownNames None { get; } = new(Node.Empty);

    /// <summary>Returns these names plus more.</summary>
    public KnownNames With(IEnumerable<KnownName> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var root = _root;
        foreach (var spelling in more.SelectMany(name => name.Spellings()))
        {
            root = root.With(spelling.Words, 0, spelling);
        }

        return new(root);
    }

    public string Replace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (masked, from) = (new StringBuilder(text.Length), 0);
        for (var word = NextWord(text, 0); word.Length > 0; word = NextWord(text, Math.Max(from, word.End)))
        {
            if (LongestAt(text, word) is { } name)
            {
                masked.Append(text, from, word.Start - from).Append(name.Placeholder);
                from = AfterGenitive(text, name.End);
            }
        }

        return from == 0 ? text : masked.Append(text, from, text.Length - from).ToString();
    }

    private (int End, string Placeholder)? LongestAt(string text, Word first)
    {
        (int, string)? longest = null;
        var (node, word) = (_root, first);
        while (word.Length > 0 && node.Next.TryGetValue(NameStems.Of(text.AsSpan(word.Start, word.Length)), out var next))
        {
            if (next.Placeholder is { } placeholder && (!next.IsAlone || CanBeNameAlone(text.Substring(word.Start, word.Length))))
            {
                longest = (word.End, placeholder);
            }

            var following = NextWord(text, word.End);
            (node, word) = (next, following.Start - word.End <= LongestGap ? following : default);
        }

        return longest;
    }

    // "will" is not Mr Will; a word of three letters is a name only if capitalised
    private static bool CanBeNameAlone(string word) =>
        (word.Length > 3 || char.IsUpper(word[0]))
        && !StopWords.IsUninformative(word.ToLowerInvariant())
        && !StopWords.IsUninformative(word.ToLowerInvariant(), TextLanguage.Polish);

    private static int AfterGenitive(string text, int end) =>
        end + 1 < text.Length
        && text[end] is '\'' or '’'
        && text[end + 1] is 's' or 'S'
        && (end + 2 == text.Length || !char.IsLetterOrDigit(text[end + 2]))
            ? end + 2
            : end;

    internal static Word NextWord(string text, int from)
    {
        while (from < text.Length && !char.IsLetterOrDigit(text[from]))
        {
            from++;
        }

        var end = from;
        while (
            end < text.Length && (char.IsLetterOrDigit(text[end]) || char.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark)
        )
        {
            end++;
        }

        return new(from, end - from);
    }

    internal readonly record struct Word(int Start, int Length)
    {
        public int End => Start + Length;
    }

    private sealed record Node(ImmutableDictionary<string, Node> Next, string? Placeholder, bool IsAlone)
    {
        public static Node Empty { get; } = new(ImmutableDictionary.Create<string, Node>(StringComparer.Ordinal), null, IsAlone: false);

        public Node With(IReadOnlyList<string> words, int at, NameSpelling spelling)
        {
            if (at == words.Count)
            {
                return Placeholder is null || (IsAlone && !spelling.IsAlone)
                    ? this with
                    {
                        Placeholder = spelling.Placeholder,
                        IsAlone = spelling.IsAlone,
                    }
                    : this;
            }

            var next = (Next.GetValueOrDefault(words[at]) ?? Empty).With(words, at + 1, spelling);
            return this with { Next = Next.SetItem(words[at], next) };
        }
    }
}
