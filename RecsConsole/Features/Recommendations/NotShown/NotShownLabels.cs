using RecsConsole.Casework;
using RecsConsole.Casework.Feedback;
using RecsConsole.Casework.Guards;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.NotShown;

/// <summary>Names the items that were left out, and adds what is known about each.</summary>
internal sealed class NotShownLabels(CaseSnapshot snapshot, DecisionLabels labels, TenantFacts facts)
{
    private const int MaxStates = 4;
    private readonly SnapshotIndex _index = SnapshotIndex.From(snapshot);

    /// <summary>State of the feedback given on items.</summary>
    public IReadOnlyDictionary<ItemKey, FeedbackState> Said { get; init; } = new Dictionary<ItemKey, FeedbackState>();

    /// <summary>The responses with which the reader dismissed items.</summary>
    public ILookup<ItemKey, Guid> Dismissed { get; init; } = Array.Empty<Guid>().ToLookup(_ => default(ItemKey));

    /// <summary>A reason in the words meant for the person who opened the case.</summary>
    public static string Of(ReasonCode code)
    {
        var reason = ReasonTexts.Of(code);
        return string.Equals(reason.ToActor, reason.Label, StringComparison.Ordinal)
            ? reason.Sentence
            : char.ToUpperInvariant(reason.ToActor[0]) + reason.ToActor[1..];
    }

    /// <summary>Where an action is possible instead: "Possible in: New, In progress"; null when no state allows it.</summary>
    public static string? StatesOf(StateMachine machine, string action)
    {
        var states = machine
            .Definition.Transitions.Where(each => string.Equals(each.ActionKey, action, StringComparison.Ordinal))
            .Select(each => StateLabels.Of(each.From))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return states.Count is 0 or > MaxStates ? null : Texts.PossibleIn.With(string.Join(", ", states));
    }

    /// <summary>Which steps come first: "Possible after one of these: Request documents".</summary>
    public static string AfterWords(IEnumerable<string> steps, TenantFacts facts) =>
        Texts.PossibleAfter.With(EarlierStepGuard.TitlesOf(steps, facts));

    public NotShownItem Item(Exclusion exclusion)
    {
        var (kind, id) = (exclusion.Kind, exclusion.Id);
        var isAction = kind == SlateKind.Action;
        return new(
            kind,
            id,
            labels.TitleOf(kind, id, VersionOf(exclusion)),
            isAction ? NoteOf(exclusion.Reasons[0], id) : null,
            isAction && _index.Memory.Of(id) is { } step ? ShownPastStep.From(step, snapshot, facts) : null,
            Said.GetValueOrDefault(new ItemKey(kind, id))
        )
        {
            Dismissals = [.. Dismissed[new(kind, id)]],
        };
    }

    private string? NoteOf(ReasonCode reason, string action) =>
        reason switch
        {
            ReasonCode.StateNotAllowed => StatesOf(_index.Workflow.Machine, action),
            ReasonCode.OppositeWaits => WaitingOpposites.Words(OppositeSteps.WaitingAgainst(snapshot.Case, _index, action), facts),
            ReasonCode.EarlierStepMissing => AfterWords(_index.Catalog.Action(action)?.EarlierSteps ?? [], facts),
            _ => null,
        };

    private int VersionOf(Exclusion exclusion) =>
        exclusion.Kind == SlateKind.Document
            ? snapshot.Visible.Documents.FirstOrDefault(hit => string.Equals(hit.Key, exclusion.Id, StringComparison.Ordinal))?.Version ?? 0
            : 0;
}
