using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Insights;

/// <summary>The roles whose pages these are; the operations ask the policy again.</summary>
internal static class InsightViewers
{
    public const string Roles = $"{ConsoleRole.Admin},{ConsoleRole.Supervisor},{ConsoleRole.Auditor}";
}
