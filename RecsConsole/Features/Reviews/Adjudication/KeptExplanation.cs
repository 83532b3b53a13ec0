namespace RecsConsole.Features.Reviews.Adjudication;

/// <summary>The explanation of a known answer that was typed and not saved.</summary>
public sealed record KeptExplanation(string Text)
{
    /// <summary>The grades of a single list that were chosen with it, null where none was; empty if they are as saved.</summary>
    public IReadOnlyList<int?> Grades { get; init; } = [];
}
