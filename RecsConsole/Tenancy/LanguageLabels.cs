using System.Collections.Concurrent;
using System.Globalization;

namespace RecsConsole.Tenancy;

/// <summary>Display names of languages, from .NET (Unicode CLDR).</summary>
public static class LanguageLabels
{
    private static readonly ConcurrentDictionary<(string Code, string Reader), string> s_names = new();

    /// <summary>The same in the language of the reader: de becomes Deutsch or niemiecki. An unknown code stays.</summary>
    public static string In(string code, string reader) => s_names.GetOrAdd((code, reader), static key => Read(key.Code, key.Reader));

    /// <summary>The same in the language of the screen; an unknown code stays.</summary>
    public static string Of(string code) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "de" or "pl"
            ? In(code, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
            : InEnglish(code);

    private static string InEnglish(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    // .NET has names in the UI language only, so it is set for this call alone.
    private static string Read(string code, string reader)
    {
        var screen = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(reader, predefinedOnly: true);
            return new CultureInfo(CultureInfo.GetCultureInfo(code, predefinedOnly: true).Name, useUserOverride: false).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return InEnglish(code);
        }
        finally
        {
            CultureInfo.CurrentUICulture = screen;
        }
    }
}
