using RecsConsole.Casework.Feedback;

namespace RecsConsole.Features.Security;

/// <summary>Kinds of security alerts, as rows name them.</summary>
internal static class AlertKinds
{
    /// <summary>An object that the actor may not see affected what they were shown.</summary>
    public const string Leak = "leak";

    /// <summary>The audit trail was altered.</summary>
    public const string Audit = "audit";

    /// <summary>Somebody opened a case in an emergency.</summary>
    public const string BreakGlass = "break_glass";

    /// <summary>Someone reported that something should not have been shown to them.</summary>
    public const string WrongPermission = SuggestionReports.AlertKind;

    public static IReadOnlyList<string> All { get; } = [Leak, Audit, BreakGlass, WrongPermission];
}
