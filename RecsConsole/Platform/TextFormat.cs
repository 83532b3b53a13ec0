using System.Globalization;

namespace RecsConsole.Platform;

/// <summary>Formats values into a text from a Texts.resx, in the style of the screen's language.</summary>
public static class TextFormat
{
    /// <summary>The text with its placeholders filled; <c>{0:case|cases}</c> becomes the word form for the number.</summary>
    public static string With(this string text, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Format(text.Contains('|', StringComparison.Ordinal) ? WordForms.OfScreen : CultureInfo.CurrentCulture, text, values);
    }

    /// <summary>A label for use within a sentence: in lower case, except in German, where nouns keep their capital.</summary>
    public static string InSentence(this string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "de" ? label : label.ToLowerInvariant();
    }

    /// <summary>A clause for use within a sentence: its first letter in lower case, except in German; names in it keep their capitals.</summary>
    public static string AsClause(this string clause)
    {
        ArgumentException.ThrowIfNullOrEmpty(clause);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "de" ? clause : char.ToLowerInvariant(clause[0]) + clause[1..];
    }
}
