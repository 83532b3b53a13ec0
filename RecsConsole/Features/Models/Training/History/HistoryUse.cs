using RecsConsole.Casework;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Features.Models.Training.History;

/// <summary>What was used on a finished case, with the moment just before: what a recommendation then should have shown.</summary>
/// <param name="PersonId">Who used it, or who finished the case; null when the history does not say.</param>
/// <param name="Used">The items that were used from the moment on, until the case was solved.</param>
internal sealed record HistoryUse(HistoryMoment Moment, Guid? PersonId, IReadOnlyList<string> Used)
{
    private static readonly HashSet<string> s_none = new(StringComparer.Ordinal);

    /// <summary>Items that were involved too, without it being known whether they helped: no example of either kind.</summary>
    public IReadOnlySet<string> Unknown { get; private init; } = s_none;

    /// <summary>Each step for actions, the first use for documents, the first step for people: the rest of the case follows.</summary>
    /// <param name="actions">The actions that can be recommended.</param>
    public static IEnumerable<HistoryUse> Of(HistoryCase found, SlateKind kind, IReadOnlySet<string> actions) =>
        kind switch
        {
            SlateKind.Action => Steps(found, actions),
            SlateKind.Document => Documents(found) is { } documents ? [documents] : [],
            _ => Finisher(found) is { } finisher ? [finisher] : [],
        };

    // a step that a decision suggested is an example of that decision
    private static IEnumerable<HistoryUse> Steps(HistoryCase found, IReadOnlySet<string> actions) =>
        found
            .Events.Where(row =>
                HistoryCase.IsAction(row)
                && row is { ActorId: not null, FromState: not null, DecisionId: null }
                && actions.Contains(row.Activity)
            )
            .Select(row => new HistoryUse(HistoryMoment.Before(row), row.ActorId, [row.Activity]));

    // A case without any used document shows no use; it does not show that none would have helped.
    private static HistoryUse? Documents(HistoryCase found)
    {
        var used = found.Documents.OrderBy(row => row.At).ThenBy(row => row.DocumentKey, StringComparer.Ordinal).ToList();
        if (
            used.Count == 0
            || found.Events.FirstOrDefault(row => HistoryCase.IsAction(row) && row.FromState is not null && row.At >= used[0].At)
                is not { } next
            || SolutionAfter(found, used[0].At) is not { } solution
        )
        {
            return null;
        }

        return new(
            HistoryMoment.Before(next) with
            {
                At = used[0].At,
            },
            used[0].PersonId,
            [.. used.Where(row => row.At <= solution.At).Select(row => row.DocumentKey)]
        )
        {
            Unknown = used.Where(row => row.At > solution.At).Select(row => row.DocumentKey).ToHashSet(StringComparer.Ordinal),
        };
    }

    // Others who worked on the case helped too, perhaps: a decision's labels count them, so they are no example of a wrong person here.
    private static HistoryUse? Finisher(HistoryCase found)
    {
        if (
            found.Events.FirstOrDefault(row => HistoryCase.IsAction(row) && row.FromState is not null) is not { } first
            || SolutionAfter(found, first.At) is not { } solution
            || ((solution.ReopenedAt is null ? found.Row.ResolvedById : null) ?? solution.PersonId) is not { } finisher
        )
        {
            return null;
        }

        return new(HistoryMoment.Before(first), finisher, [PeopleIndex.KeyOf(finisher)])
        {
            Unknown = found
                .Events.Where(row => HistoryCase.IsAction(row) && row.At <= solution.At)
                .Select(row => row.ActorId)
                .OfType<Guid>()
                .Where(person => person != finisher)
                .Select(PeopleIndex.KeyOf)
                .ToHashSet(StringComparer.Ordinal),
        };
    }

    // what was used on a case that was solved already did not help to solve it
    private static CaseSolution? SolutionAfter(HistoryCase found, DateTimeOffset instant) =>
        found.SolutionOf(instant) is { } solution && solution.At >= instant ? solution : null;
}
