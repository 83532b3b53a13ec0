using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Audit;

/// <summary>The roles whose page this is; the operations ask the policy again.</summary>
internal static class AuditReaders
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Auditor}";
}
