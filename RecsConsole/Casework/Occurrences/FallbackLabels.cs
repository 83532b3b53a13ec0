namespace RecsConsole.Casework.Occurrences;

/// <summary>Labels for ids without a text of their own.</summary>
public static class FallbackLabels
{
    /// <summary>Field of a case from a list of tickets: its status in the source system. It is an outcome and never an input.</summary>
    public const string StatusThere = "outcome.status";

    /// <summary>"contract_until" and "contract-until" become "Contract until"; anything with capitals or spaces stays as it is.</summary>
    public static string Of(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (string.Equals(key, StatusThere, StringComparison.Ordinal))
        {
            return CaseworkTexts.StatusInItsSystem;
        }

        if (key.Length == 0 || key.Any(char.IsUpper) || key.Contains(' ', StringComparison.Ordinal))
        {
            return key;
        }

        var words = key.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? key : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
