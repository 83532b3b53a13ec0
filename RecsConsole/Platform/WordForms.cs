using System.Globalization;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Platform;

/// <summary>
/// Takes the format of a place that has a bar in it as the forms of a word, and writes the one that goes with the number:
/// <c>{0:Fall|Fälle}</c>, <c>{0:sprawa|sprawy|spraw}</c>.
/// </summary>
internal sealed class WordForms(CultureInfo culture, ExplanationLanguage language) : IFormatProvider, ICustomFormatter
{
    /// <summary>By the language of the screen.</summary>
    public static WordForms OfScreen =>
        new(CultureInfo.CurrentCulture, ExplanationLanguage.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format is not null && format.Contains('|', StringComparison.Ordinal))
        {
            return Pick(format.Split('|'), arg);
        }

        return arg is IFormattable number ? number.ToString(format, culture) : arg?.ToString() ?? "";
    }

    // A broken number takes the last form; so does what is no number, since a page without its text would be worse.
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
