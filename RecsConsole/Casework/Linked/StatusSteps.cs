using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.Linked;

/// <summary>
/// The step that a changed status of a ticket is. A workflow that was read from the history of a ticket system has a step into each state
/// of the state's own name, as one read from a log has; in any other workflow a changed status is no step.
/// </summary>
public static class StatusSteps
{
    private const int LongestKey = 100;
    private const int ShortestKey = 2;
    private const string Prefix = "step-";

    /// <summary>Key of the step into a state: its name in the form of the catalog's keys.</summary>
    public static string KeyOf(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var plain = new StringBuilder();
        foreach (var letter in state.Normalize(NormalizationForm.FormD).Select(char.ToLowerInvariant))
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            {
                plain.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            {
                plain.Append('-');
            }
        }

        var words = plain.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries);
        var key = string.Join('-', words);
        key =
            key.Length < ShortestKey ? Prefix + HashOf(state) // a name in other letters, too
            : char.IsAsciiLetterLower(key[0]) ? key
            : Prefix + key;
        return key.Length <= LongestKey ? key : key[..LongestKey];
    }

    /// <summary>The step from one state to another; null when the workflow has none of the state's name.</summary>
    public static string? StepOf(StateMachine machine, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var key = KeyOf(to);
        return string.Equals(machine.Next(from, key), to, StringComparison.Ordinal) ? key : null;
    }

    private static string HashOf(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 4));
}
