using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>What finished cases did next after the same last steps, see <see cref="NextStepChances"/>.</summary>
public sealed class NextStepSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.NextSteps;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        var index = SnapshotIndex.From(snapshot);
        var contexts = snapshot.Visible.History?.NextSteps ?? [];
        foreach (var (action, chance) in index.NextSteps.All)
        {
            if (index.Catalog.Action(action) is not null && Longest(contexts, action) is { } longest)
            {
                yield return Proposal.Of(this, action, chance, [Reference(snapshot.Case.State, longest, action)]);
            }
        }
    }

    /// <summary>
    /// The longest context after which a case continued with the action; every proposed action has one that can be cited.
    /// </summary>
    internal static NextStepContext? Longest(IReadOnlyList<NextStepContext> contexts, string action) =>
        contexts.FirstOrDefault(context => CountOf(context, action) > 0);

    /// <summary>Number of cases that continued with the action.</summary>
    internal static int CountOf(NextStepContext context, string action)
    {
        foreach (var next in context.Next)
        {
            if (string.Equals(next.Action, action, StringComparison.Ordinal))
            {
                return next.Cases;
            }
        }

        return 0;
    }

    /// <summary>The evidence reference of a claim: state, last steps and next step.</summary>
    internal static string Reference(string state, NextStepContext context, string action) => Reference(state, context.After, action);

    /// <summary>The same for given last steps.</summary>
    internal static string Reference(string state, IEnumerable<string> after, string action) =>
        $"next:{state}:{string.Join('>', after.Append(action))}";
}
