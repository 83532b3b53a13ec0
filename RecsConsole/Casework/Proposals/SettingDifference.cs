namespace RecsConsole.Casework.Proposals;

/// <summary>A setting whose value differs between two versions.</summary>
public sealed record SettingDifference(string Title, string Before, string After)
{
    /// <summary>The page where the setting is changed; null when it has none of its own.</summary>
    public string? Address { get; init; }
}
