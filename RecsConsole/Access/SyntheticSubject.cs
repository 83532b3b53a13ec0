using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>
/// The synthetic subject whose rights are used to read history and plan requests: an agent of the case's own team and region with internal
/// clearance, and nothing more. What such an agent may not see is in no training row, neither as a case nor as a counted similar case (ADR
/// 0007).
/// </summary>
internal static class SyntheticSubject
{
    // a person without regions may see all regions; a case without a region must not grant that
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
