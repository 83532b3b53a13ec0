using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Insights;

/// <summary>The roles that may open these pages; the operations check the policy again.</summary>
internal static class InsightViewers
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Supervisor},{ConsoleRole.Auditor}";

    /// <summary>The roles that see the figures of their own teams.</summary>
    public static IReadOnlyList<string> OfTeams { get; } = [ConsoleRole.Supervisor];
}
