using System.Globalization;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Platform;

/// <summary>
/// Interprets a placeholder format with a bar as the forms of a word, and selects the one for the number: <c>{0:Fall|Fälle}</c>,
/// <c>{0:sprawa|sprawy|spraw}</c>.
/// </summary>
internal sealed class WordForms(CultureInfo culture, ExplanationLanguage language) : IFormatProvider, ICustomFormatter
{
    /// <summary>In the language of the screen.</summary>
    public static WordForms OfScreen =>
        new(CultureInfo.CurrentCulture, ExplanationLanguage.From(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format is not null && format.Contains('|', StringComparison.Ordinal))
        {
            return Pick(format.Split('|'), arg);
        }

        return arg is IFormattable number ? number.ToString(format, culture) : arg?.ToString() ?? "";
    }

    // A fraction takes the last form; so does anything that is not a number, since a page without its text would be worse.
    private string Pick(string[] forms, object? arg) =>
        arg switch
        {
            int or long or short or byte => language.Pick(forms, Convert.ToInt64(arg, CultureInfo.InvariantCulture)),
            decimal
            or double
            or float when Convert.ToDecimal(arg, CultureInfo.InvariantCulture) is var exact && exact == decimal.Truncate(exact) =>
                language.Pick(forms, (long)exact),
            _ => forms[^1],
        };
}
