namespace RecsConsole.Engine.Text;

/// <summary>Finds the language of a text by its code.</summary>
public static class TextLanguages
{
    /// <summary>The language of an ISO 639-1 code, with or without region; no code is mixed, an unknown code is plain.</summary>
    public static TextLanguage Of(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return TextLanguage.Mixed;
        }

        var end = code.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? code : code[..end]).ToLowerInvariant() switch
        {
            "en" => TextLanguage.English,
            "de" => TextLanguage.German,
            "pl" => TextLanguage.Polish,
            _ => TextLanguage.Plain,
        };
    }
}
