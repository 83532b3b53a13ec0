namespace RecsConsole.Engine.Routing;

/// <summary>A finished case as routing sees it: its fields when it was opened, and what it came to.</summary>
/// <param name="Class">A number of the caller's: cases of one class are counted together or not at all.</param>
/// <param name="Fields">Its fields with their values as known at its opening, each once.</param>
/// <param name="Person">Who finished it; null when unknown.</param>
/// <param name="Team">The team that finished it; null when unknown.</param>
/// <param name="Documents">The documents it used, each once.</param>
public sealed record RoutedCase(
    int Class,
    DateTimeOffset OpenedAt,
    DateTimeOffset EndedAt,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    string? Person,
    string? Team,
    IReadOnlyList<string> Documents
)
{
    /// <summary>What it came to, for a target.</summary>
    internal IReadOnlyList<string> Of(RoutingTarget target) =>
        target switch
        {
            RoutingTarget.Document => Documents,
            RoutingTarget.Team => Team is null ? [] : [Team],
            _ => Person is null ? [] : [Person],
        };
}
