using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// What finished cases did next after the same last steps. Long contexts predict best but are rare, so each is blended with the next
/// shorter one: p = (count + kinds * shorter) / (cases + kinds), escape method C of Witten and Bell (1991), in whole millionths.
/// </summary>
public sealed class NextStepSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.NextSteps;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Visible.History?.NextSteps is not { Count: > 0 } contexts)
        {
            yield break;
        }

        var catalog = CatalogIndex.Of(snapshot.Shared.Catalog);
        var actions = contexts
            .SelectMany(context => context.Next)
            .Select(next => next.Action)
            .Distinct(StringComparer.Ordinal)
            .Where(action => catalog.Action(action) is not null);
        foreach (var action in actions)
        {
            var said = Longest(contexts, action);
            yield return Proposal.Of(this, action, ScoreOf(contexts, action), [Reference(snapshot.Case.State, said, action)]);
        }
    }

    /// <summary>The longest context after which a case continued with the action; every proposed action has one.</summary>
    internal static NextStepContext Longest(IReadOnlyList<NextStepContext> contexts, string action) =>
        contexts.First(context => CountOf(context, action) > 0);

    /// <summary>Cases that went on with the action.</summary>
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
    internal static string Reference(string state, NextStepContext context, string action) =>
        $"next:{state}:{string.Join('>', context.After.Append(action))}";

    private static long ScoreOf(IReadOnlyList<NextStepContext> contexts, string action)
    {
        var score = 0L;
        for (var i = contexts.Count - 1; i >= 0; i--) // shortest first
        {
            var context = contexts[i];
            var weight = context.Cases + context.Kinds;
            if (weight > 0)
            {
                score = ((CountOf(context, action) * FixedPoint.One) + (context.Kinds * score)) / weight;
            }
        }

        return Math.Min(score, FixedPoint.One);
    }
}
