using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>Whether a tenant's settings let a source propose.</summary>
public static class SourceSwitches
{
    /// <summary>Sources that are off until a tenant switches them on.</summary>
    public static IReadOnlyList<string> OptIn { get; } = [SourceNames.ActionSequences, SourceNames.OutcomeGraph];

    /// <summary>Whether a source is off until it is switched on.</summary>
    public static bool IsOptIn(string source) => OptIn.Contains(source, StringComparer.Ordinal);

    /// <summary>Whether a source proposes under these settings.</summary>
    public static bool IsOn(this ConfigurationPart settings, string source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return !settings.DisabledSources.Contains(source, StringComparer.Ordinal)
            && (!IsOptIn(source) || settings.EnabledSources?.Contains(source, StringComparer.Ordinal) is true);
    }
}
