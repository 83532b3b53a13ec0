using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Readiness;

/// <summary>The roles whose page this is; the operations ask the policy again.</summary>
internal static class ReadinessReaders
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Auditor}";
}
