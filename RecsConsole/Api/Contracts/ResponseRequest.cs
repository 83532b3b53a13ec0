using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;

namespace RecsConsole.Api.Contracts;

/// <summary>A response to a suggestion.</summary>
/// <param name="ItemKind">action, document or expert.</param>
public sealed record ResponseRequest(ResponseKind Kind, SlateKind ItemKind)
{
    /// <summary>The decision responded to, in a batch; the address of a single response names it.</summary>
    public Guid? Decision { get; init; }

    /// <summary>The item id from the recommendation; absent only for an override of an empty slate.</summary>
    public string? Item { get; init; }

    /// <summary>
    /// Needed to dismiss or override: not_applicable, already_tried, not_useful, outdated_document, wrong_permission or bad_explanation.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>For an override: key of the action done instead.</summary>
    public string? ChosenAction { get; init; }

    public string? Note { get; init; }

    /// <summary>Confirms an item that asks for confirmation.</summary>
    public bool Confirmed { get; init; }

    /// <summary>How the case was solved; required for a step that solves it.</summary>
    public string? Solution { get; init; }

    /// <summary>The step of this case that solved it.</summary>
    public string? SolvedBy { get; init; }

    /// <summary>The new owner of the case, for a step that hands it over.</summary>
    public Guid? HandTo { get; init; }

    /// <summary>The values for the step's form, by key.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal RespondToSlateRequest ToRequest(Guid responseId, Guid decisionId) =>
        new(responseId, decisionId, Kind, ItemKind, Item, Reason, ChosenAction, Note, Confirmed)
        {
            Solution = Solution is null ? null : new(Solution, SolvedBy),
            HandOver = HandTo is { } person ? new(person, Note: null) : null,
            Fields = Fields,
        };
}

/// <param name="CaseMoved">The case changed its state.</param>
/// <param name="WaitsForApproval">Approval by a second person was requested.</param>
/// <param name="CanUndo">The response can be undone on the desk.</param>
public sealed record ResponseAnswer(Guid Response, bool CaseMoved, bool WaitsForApproval, bool CanUndo)
{
    internal static ResponseAnswer From(ResponseOutcome outcome) =>
        new(outcome.ResponseId, outcome.CaseMoved, outcome.IsPendingApproval, outcome.CanUndo);
}
