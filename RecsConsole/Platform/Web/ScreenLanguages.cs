using System.Globalization;
using RecsConsole.Engine.Sentences;

namespace RecsConsole.Platform.Web;

/// <summary>The languages of the screens, and how each writes numbers and dates.</summary>
public static class ScreenLanguages
{
    /// <summary>The language for a browser that asks for none of them.</summary>
    public static string Default { get; } = ExplanationLanguage.Codes[0];

    private static CultureInfo[] All { get; } = [.. ExplanationLanguage.Codes.Select(Create)];

    /// <summary>The culture of a language code; English for an unknown one.</summary>
    public static CultureInfo Of(string? code) =>
        Array.Find(All, culture => string.Equals(culture.Name, code, StringComparison.Ordinal)) ?? All[0];

    public static void AddTo(RequestLocalizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.DefaultRequestCulture = new(All[0]);
        options.SupportedCultures = [.. All];
        options.SupportedUICultures = [.. All];
    }

    // English uses fixed formats, 12 % and 21 Nov, whatever the machine's own culture.
    private static CultureInfo Create(string code)
    {
        var culture = new CultureInfo(code, useUserOverride: false);
        if (string.Equals(code, Default, StringComparison.Ordinal))
        {
            culture.NumberFormat = CultureInfo.InvariantCulture.NumberFormat;
            culture.DateTimeFormat = CultureInfo.InvariantCulture.DateTimeFormat;
        }

        return CultureInfo.ReadOnly(culture);
    }
}
