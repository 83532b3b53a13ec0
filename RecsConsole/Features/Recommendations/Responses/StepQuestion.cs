using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>A step whose form is to be filled in.</summary>
public sealed record StepQuestion(string Key, string Title, StepForm Form)
{
    /// <summary>Whether taking the step carries it out; otherwise it is noted that a person did it.</summary>
    public bool IsRun { get; init; }

    /// <summary>Passages that a message of the step may quote, the best first.</summary>
    public IReadOnlyList<QuotedPassage> Quotes { get; init; } = [];

    /// <summary>The document that solved the case; null when none is named.</summary>
    public CitedSolution? SolvedBy { get; init; }
}

/// <summary>A document named as the solution, with the passage that helped.</summary>
public sealed record CitedSolution(SolvingDocument Document, string Title, QuotedPassage Passage);
