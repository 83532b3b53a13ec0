using RecsConsole.Features.Catalog.CaseTypes.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes.Kept;

/// <summary>Unsaved edits of a case type.</summary>
/// <param name="Revision">Revision they are based on.</param>
public sealed record KeptCaseTypeEdit(long Revision, string Name, string Workflow)
{
    /// <summary>The chosen calendar; null in a draft of an earlier version of this program.</summary>
    public string? Calendar { get; init; }

    /// <summary>What was answered about its use.</summary>
    public UseCaseAnswers Answers { get; init; } = UseCaseAnswers.None;

    /// <summary>Why it changes.</summary>
    public string Why { get; init; } = "";
}
