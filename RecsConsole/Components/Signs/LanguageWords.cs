using System.Globalization;

namespace RecsConsole.Components.Signs;

/// <summary>Languages as people read them.</summary>
public static class LanguageWords
{
    /// <summary>de becomes German; an unknown code stays.</summary>
    public static string Of(string code)
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
}
