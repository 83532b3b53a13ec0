using System.Globalization;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender;

/// <summary>Workflow states as people read them.</summary>
public static class StateWords
{
    /// <summary>waiting_customer becomes Waiting customer; a mined state keeps the name the log gave it.</summary>
    public static string Of(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var words = state.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
