namespace RecsConsole.Casework.Occurrences;

/// <summary>Ids that nobody has written words for.</summary>
public static class FallbackLabels
{
    /// <summary>Field of a case that came with a list of tickets: how the ticket stands in its own system. As an outcome it is no input of anything.</summary>
    public const string StatusThere = "outcome.status";

    /// <summary>"contract_until" and "contract-until" are "Contract until"; what somebody wrote with capitals or spaces stays.</summary>
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
