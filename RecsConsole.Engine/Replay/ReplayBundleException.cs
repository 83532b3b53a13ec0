using RecsConsole.Engine.Validation;

namespace RecsConsole.Engine.Replay;

/// <summary>A section of a bundle cannot be read.</summary>
public sealed class ReplayBundleException(string section, Exception? cause)
    : Exception($"The replay bundle's section '{section}' cannot be read.", cause)
{
    /// <summary>One of <see cref="Stages"/>.</summary>
    public string Section => section;
}
