using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;

namespace RecsConsole.Api.Contracts;

/// <summary>What is said of a suggestion.</summary>
/// <param name="ItemKind">action, document or expert.</param>
public sealed record ResponseRequest(ResponseKind Kind, SlateKind ItemKind)
{
    /// <summary>The item as the recommendation named it; absent only for an override that passes nothing over.</summary>
    public string? Item { get; init; }

    /// <summary>Needed to dismiss or override: not_applicable, already_tried, not_useful, outdated_document, wrong_permission or bad_explanation.</summary>
    public string? Reason { get; init; }

    /// <summary>For an override: key of the action that is done instead.</summary>
    public string? ChosenAction { get; init; }

    public string? Note { get; init; }

    /// <summary>Yes to the question that some items ask.</summary>
    public bool Confirmed { get; init; }

    /// <summary>How the case was solved; needed for a step that brings the solution.</summary>
    public string? Solution { get; init; }

    /// <summary>The step of this case that solved it.</summary>
    public string? SolvedBy { get; init; }

    /// <summary>Who gets the case, for a step that hands it over.</summary>
    public Guid? HandTo { get; init; }

    /// <summary>What the form of the step asks for, by key.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal RespondToSlateRequest ToRequest(Guid responseId, Guid decisionId) =>
        new(responseId, decisionId, Kind, ItemKind, Item, Reason, ChosenAction, Note, Confirmed)
        {
            Solution = Solution is null ? null : new(Solution, SolvedBy),
            HandOver = HandTo is { } person ? new(person, Note: null) : null,
            Fields = Fields,
        };
}

/// <param name="CaseMoved">The case is in another state now.</param>
/// <param name="WaitsForApproval">A second person was asked to approve.</param>
/// <param name="CanUndo">It can be taken back on the desk.</param>
public sealed record ResponseAnswer(Guid Response, bool CaseMoved, bool WaitsForApproval, bool CanUndo)
{
    internal static ResponseAnswer Of(ResponseOutcome outcome) =>
        new(outcome.ResponseId, outcome.CaseMoved, outcome.IsPendingApproval, outcome.CanUndo);
}
