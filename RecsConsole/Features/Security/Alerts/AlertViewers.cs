using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The roles that may open this page; the operations check the policy again.</summary>
internal static class AlertViewers
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Auditor}";
}
