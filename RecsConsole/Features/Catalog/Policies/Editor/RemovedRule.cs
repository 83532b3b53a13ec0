namespace RecsConsole.Features.Catalog.Policies.Editor;

/// <summary>A rule that was taken out, and where it stood, counted from 0.</summary>
public sealed record RemovedRule(int Place, PolicyRuleForm Rule);
