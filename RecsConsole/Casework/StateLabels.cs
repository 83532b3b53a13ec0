using System.Globalization;

namespace RecsConsole.Casework;

/// <summary>Labels of workflow states.</summary>
public static class StateLabels
{
    private const string WaitingPrefix = "waiting_";

    /// <summary>in_progress becomes In progress, waiting_customer Waiting for customer; a mined state keeps the name the log gave it.</summary>
    public static string Of(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.StartsWith(WaitingPrefix, StringComparison.Ordinal))
        {
            return "Waiting for " + state[WaitingPrefix.Length..].Replace('_', ' ');
        }

        var words = state.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
