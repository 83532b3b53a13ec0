namespace RecsConsole.Engine.Routing;

/// <summary>A finished case as routing sees it: its fields when it was opened, and its result.</summary>
/// <param name="Class">A number assigned by the caller: cases of one class are either all counted or all excluded.</param>
/// <param name="Fields">The case's fields with their values as known at its opening, each once.</param>
/// <param name="Person">Who finished the case; null when unknown.</param>
/// <param name="Team">The team that finished the case; null when unknown.</param>
/// <param name="Documents">The documents used on the case, without duplicates.</param>
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
    /// <summary>The case's result for a target.</summary>
    internal IReadOnlyList<string> Of(RoutingTarget target) =>
        target switch
        {
            RoutingTarget.Document => Documents,
            RoutingTarget.Team => Team is null ? [] : [Team],
            _ => Person is null ? [] : [Person],
        };
}
