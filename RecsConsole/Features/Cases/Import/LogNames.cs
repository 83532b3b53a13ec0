namespace RecsConsole.Features.Cases.Import;

/// <summary>Display name for a key of a log. A bare number means nothing, so it gets a noun in front.</summary>
internal static class LogNames
{
    public static string Of(string word, string key) => key.All(char.IsAsciiDigit) ? $"{word} {key}" : key;

    /// <summary>1 (highest) to 4, from a number or the usual words; null for anything else.</summary>
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
            "HIGH" or "MAJOR" => 2,
            "MEDIUM" or "MODERATE" or "NORMAL" => 3,
            "LOW" or "LOWEST" or "MINOR" or "PLANNING" => 4,
            _ => null,
        };
    }
}
