using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The roles whose page this is; the operations ask the policy again.</summary>
internal static class AlertViewers
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Auditor}";
}
