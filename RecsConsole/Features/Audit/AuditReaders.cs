using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Audit;

/// <summary>The roles that may open this page; the operations check the policy again.</summary>
internal static class AuditReaders
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Auditor}";
}
