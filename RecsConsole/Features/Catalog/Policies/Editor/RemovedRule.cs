namespace RecsConsole.Features.Catalog.Policies.Editor;

/// <summary>A removed rule and its former index, 0-based.</summary>
public sealed record RemovedRule(int Place, PolicyRuleForm Rule);
