using RecsConsole.Casework.Conversation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses.HandingOver;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>One gesture on a suggestion.</summary>
/// <param name="ResponseId">Drawn by the caller once per gesture, so that a retry is the same response.</param>
/// <param name="ItemId">The item responded to; for an override the suggestion passed over, null when there was none.</param>
/// <param name="Reason">One of <see cref="DismissReasons"/>; needed to dismiss or override.</param>
/// <param name="ChosenActionKey">For an override: what is done instead.</param>
/// <param name="IsConfirmed">The person said yes to the question that medium risk asks.</param>
public sealed record RespondToSlateRequest(
    Guid ResponseId,
    Guid DecisionId,
    ResponseKind Kind,
    SlateKind ItemKind,
    string? ItemId,
    string? Reason = null,
    string? ChosenActionKey = null,
    string? Note = null,
    bool IsConfirmed = false
)
{
    /// <summary>How the case was solved; needed for a step that brings the solution.</summary>
    public StepSolution? Solution { get; init; }

    /// <summary>Who gets the case; needed for a step that hands it over.</summary>
    public HandOver? HandOver { get; init; }

    /// <summary>What was typed into the fields that the catalog names for the step, by key.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is written to the customer with the step; null where nothing is kept of it.</summary>
    public OutgoingMessage? Message { get; init; }
}

/// <summary>How a case was solved, in the words of whoever closes it.</summary>
/// <param name="SolvedBy">Key of the step of this case that solved it; null when none did, or nobody knows.</param>
public sealed record StepSolution(string Text, string? SolvedBy)
{
    /// <summary>Most characters of the text.</summary>
    public const int Longest = 4000;

    /// <summary>The document that solved it; null where none is named.</summary>
    public SolvingDocument? Document { get; init; }
}

/// <summary>A document that solved a case.</summary>
/// <param name="DecisionId">The decision in which it was suggested.</param>
public sealed record SolvingDocument(Guid DecisionId, string Key, int Version);
