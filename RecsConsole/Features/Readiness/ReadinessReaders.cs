using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Readiness;

/// <summary>The roles that may open this page; the operations check the policy again.</summary>
internal static class ReadinessReaders
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Auditor}";
}
