using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>
/// As whom history is read and requests are planned: an agent of the case's own team and region with internal clearance, and nothing more. What such an agent may not
/// see is in no training row: neither as a case to learn from nor as a similar case that is counted (ADR 0007).
/// </summary>
internal static class SyntheticSubject
{
    // a person without regions may see all of them; a case without one must not give that away
    private const string NoRegion = "-";

    public static AccessSubject Of(CaseRow row) =>
        new(
            row.TenantId,
            Guid.Empty,
            new HashSet<string>(StringComparer.Ordinal) { ConsoleRole.Agent },
            Only(row.TeamKey),
            Only(row.Region ?? NoRegion),
            Only(row.Language),
            Classifications.Internal,
            Active: true
        );

    private static HashSet<string> Only(string? value) => value is null ? [] : new(StringComparer.Ordinal) { value };
}
