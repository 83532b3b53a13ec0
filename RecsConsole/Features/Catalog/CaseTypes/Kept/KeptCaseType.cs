using RecsConsole.Features.Catalog.CaseTypes.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes.Kept;

/// <summary>A case type that was described but not added.</summary>
/// <param name="Template">Null for one that begins with a workflow of the tenant.</param>
/// <param name="IsKeyTyped">The id was typed, not suggested.</param>
public sealed record KeptCaseType(string? Template, string Workflow, string Name, string Key, bool IsKeyTyped, bool IsAlways)
{
    /// <summary>The chosen calendar; null in a draft of an earlier version of this program.</summary>
    public string? Calendar { get; init; }

    /// <summary>What was answered about its use.</summary>
    public UseCaseAnswers Answers { get; init; } = UseCaseAnswers.None;

    /// <summary>Why it is added.</summary>
    public string Why { get; init; } = "";
}
