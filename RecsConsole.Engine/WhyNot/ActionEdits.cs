using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Changes to an action, to the workflow around it and to the policies that mention it.</summary>
internal static class ActionEdits
{
    // a policy that does not exist yet
    private const string NewPolicy = "what-if";

    public static CaseSnapshot Apply(CaseSnapshot snapshot, CounterfactualChange change, KnownItem item) =>
        change.Code switch
        {
            ChangeCode.TransitionAdded => Allowed(snapshot, change, item),
            ChangeCode.PolicyInForce or ChangeCode.ProhibitionLifted or ChangeCode.PolicyRequires => snapshot.With(
                snapshot.Shared.Catalog with
                {
                    Policies = PolicyEdits.Apply(snapshot, change, NewPolicy),
                }
            ),
            ChangeCode.Newer => Newer(snapshot, change, item),
            ChangeCode.AccessGranted => snapshot with { Withheld = WithoutIt(snapshot.Withheld, change) },
            _ => Changed(snapshot, item, facts => Changed(facts, change)),
        };

    /// <summary>The withheld objects without the item.</summary>
    public static IReadOnlyList<WithheldObject> WithoutIt(IReadOnlyList<WithheldObject> withheld, CounterfactualChange change) =>
        [.. withheld.Where(each => each.Kind != change.Kind || !string.Equals(each.Id, change.ItemId, StringComparison.Ordinal))];

    private static ActionFacts Changed(ActionFacts facts, CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.ActionPublished => facts with { Status = ObjectStates.Published },
            ChangeCode.Faster => facts with { TypicalMinutes = Math.Max(0, (facts.TypicalMinutes ?? 0) - (int)change.Amount) },
            // as if it needed none: which of them, when and by whom would change the history as well
            ChangeCode.EarlierStepDone => facts with { EarlierSteps = null },
            ChangeCode.WrittenForIssue => facts with { IssueTypes = [.. facts.IssueTypes, change.Value!] },
            _ => facts,
        };

    private static CaseSnapshot Newer(CaseSnapshot snapshot, CounterfactualChange change, KnownItem item)
    {
        var action = CatalogIndex.From(snapshot.Shared.Catalog).Action(item.Id);
        if (action?.PolicyKey is { } key && CatalogIndex.From(snapshot.Shared.Catalog).Policy(key) is not null)
        {
            return snapshot.With(
                snapshot.Shared.Catalog with
                {
                    Policies = PolicyEdits.Apply(snapshot, change with { Value = key }, NewPolicy),
                }
            );
        }

        return Changed(snapshot, item, facts => facts with { UpdatedAt = PolicyEdits.Later(facts.UpdatedAt, change.Amount, snapshot.At) });
    }

    private static CaseSnapshot Allowed(CaseSnapshot snapshot, CounterfactualChange change, KnownItem item)
    {
        var (workflow, state) = (snapshot.Shared.Workflow, change.Value!);
        var isThere = workflow.Transitions.Any(each => Is(each.From, state) && Is(each.ActionKey, item.Id));
        var edited = Changed(
            snapshot,
            item,
            facts =>
                facts.AllowedStates.Count == 0 || facts.AllowedStates.Contains(state, StringComparer.Ordinal)
                    ? facts
                    : facts with
                    {
                        AllowedStates = [.. facts.AllowedStates, state],
                    }
        );
        return isThere
            ? edited
            : edited with
            {
                Shared = edited.Shared with
                {
                    Workflow = workflow with { Transitions = [.. workflow.Transitions, new WorkflowTransition(state, item.Id, state)] },
                },
            };
    }

    private static CaseSnapshot Changed(CaseSnapshot snapshot, KnownItem item, Func<ActionFacts, ActionFacts> change) =>
        snapshot.With(
            snapshot.Shared.Catalog with
            {
                Actions = SnapshotEdits.Put(snapshot.Shared.Catalog.Actions, each => Is(each.Key, item.Id), change, item.Action),
            }
        );

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
