using System.Globalization;

namespace RecsConsole.Platform;

/// <summary>Puts values into the places of a text from a Texts.resx, as the language of the screen writes them.</summary>
public static class TextFormat
{
    /// <summary>The text with its places filled; <c>{0:case|cases}</c> becomes the form that goes with the number.</summary>
    public static string With(this string text, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Format(text.Contains('|', StringComparison.Ordinal) ? WordForms.OfScreen : CultureInfo.CurrentCulture, text, values);
    }

    /// <summary>A label in the middle of a sentence: in small letters, except in German, where a noun keeps its capital.</summary>
    public static string InSentence(this string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "de" ? label : label.ToLowerInvariant();
    }
}
