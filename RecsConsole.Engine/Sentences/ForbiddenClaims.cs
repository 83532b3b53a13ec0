namespace RecsConsole.Engine.Sentences;

/// <summary>Phrases that no explanation may contain, by language: promises, whatever the facts (forbidden-claims.txt).</summary>
public static class ForbiddenClaims
{
    private static readonly Dictionary<string, string[]> s_phrases = Read();

    /// <summary>The phrases of a language; a star at the end matches any ending.</summary>
    public static IReadOnlyList<string> Of(string language) => s_phrases.GetValueOrDefault(language) ?? [];

    /// <summary>The first forbidden phrase in a text; null when there is none.</summary>
    public static string? Find(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var phrase in Of(language))
        {
            var isIn = phrase[^1] == '*' ? HasBeginning(text, phrase[..^1]) : ExplanationText.Find(text, phrase, 0) >= 0;
            if (isIn)
            {
                return phrase;
            }
        }

        return null;
    }

    private static bool HasBeginning(string text, string beginning)
    {
        for (
            var at = text.IndexOf(beginning, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(beginning, at + 1, StringComparison.OrdinalIgnoreCase)
        )
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, string[]> Read()
    {
        using var stream = typeof(ForbiddenClaims).Assembly.GetManifestResourceStream("RecsConsole.Engine.Sentences.forbidden-claims.txt")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .GroupBy(line => line[..2], line => line[3..], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }
}
