namespace RecsConsole.Casework.Intake;

/// <summary>What a value of an imported log means for the case.</summary>
internal static class LogNames
{
    /// <summary>The issue type of a case without a product.</summary>
    public const string NoIssueType = "general";

    /// <summary>Title of a case, from its product.</summary>
    public static string TitleOf(string column, string product, string key) => $"{Of(column, product)}{AfterProduct(key)}";

    /// <summary>Whether a case has the title that an import makes from a product, whatever the product's column.</summary>
    public static bool IsTitleOf(string title, string product, string key) =>
        title.EndsWith(product + AfterProduct(key), StringComparison.Ordinal);

    /// <summary>Display name for a key of a log. A bare number means nothing, so it gets a noun in front.</summary>
    public static string Of(string word, string key) => key.All(char.IsAsciiDigit) ? $"{word} {key}" : key;

    /// <summary>1 (highest) to 4, from a number or the usual words of the console's languages; null for anything else.</summary>
    public static int? Priority(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var digits = new string([.. value.SkipWhile(each => !char.IsAsciiDigit(each)).TakeWhile(char.IsAsciiDigit)]);
        if (digits.Length is > 0 and < 3)
        {
            return Math.Clamp(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), 1, 4);
        }

        return value.Trim().ToUpperInvariant() switch
        {
            "CRITICAL" or "URGENT" or "HIGHEST" or "BLOCKER" => 1,
            "KRITISCH" or "DRINGEND" or "SEHR HOCH" or "HÖCHSTE" => 1,
            "KRYTYCZNY" or "PILNY" or "NAJWYŻSZY" or "KRYTYCZNA" or "PILNA" or "NAJWYŻSZA" => 1,
            "HIGH" or "MAJOR" or "HOCH" or "WYSOKI" or "WYSOKA" => 2,
            "MEDIUM" or "MODERATE" or "NORMAL" or "MITTEL" or "ŚREDNI" or "ŚREDNIA" or "NORMALNY" or "NORMALNA" => 3,
            "LOW" or "LOWEST" or "MINOR" or "PLANNING" or "NIEDRIG" or "GERING" or "NISKI" or "NISKA" => 4,
            _ => null,
        };
    }

    private static string AfterProduct(string key) => ": " + key;
}
