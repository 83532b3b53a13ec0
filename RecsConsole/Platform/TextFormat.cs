using System.Globalization;

namespace RecsConsole.Platform;

/// <summary>Puts values into the places of a text from a Texts.resx.</summary>
public static class TextFormat
{
    public static string With(this string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, text, values);
}
