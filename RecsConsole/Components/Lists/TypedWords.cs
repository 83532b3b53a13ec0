using System.Globalization;

namespace RecsConsole.Components.Lists;

/// <summary>Compares what somebody typed with the words of something, as the quick search does.</summary>
public static class TypedWords
{
    /// <summary>Shorter texts are part of nearly everything.</summary>
    public const int Shortest = 3;

    /// <summary>Whether each word of a text is part of some words, ignoring case and accents.</summary>
    public static bool AreIn(string text, string words)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length >= Shortest
            && text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(word =>
                    CultureInfo.InvariantCulture.CompareInfo.IndexOf(words, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)
                    >= 0
                );
    }

    /// <summary>Whether the text begins a title, or one of its words.</summary>
    public static bool Begin(string text, string title)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(title);
        return text.Length > 0
            && (
                title.StartsWith(text, StringComparison.OrdinalIgnoreCase) || title.Contains(' ' + text, StringComparison.OrdinalIgnoreCase)
            );
    }
}
