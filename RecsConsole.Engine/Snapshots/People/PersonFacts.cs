namespace RecsConsole.Engine.Snapshots;

/// <summary>A person's profile under the pseudonymous row id.</summary>
/// <param name="Clearance">Highest classification that the person may read, 0 to 3.</param>
/// <param name="Skills">Level 1..5 by skill.</param>
/// <param name="Experience">Cases worked and solved by issue type, counted from the log.</param>
public sealed record PersonFacts(
    Guid Id,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Languages,
    int Clearance,
    bool IsExpert,
    IReadOnlyDictionary<string, int> Skills,
    IReadOnlyDictionary<string, ExperienceFacts> Experience
);
