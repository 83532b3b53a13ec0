using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// Logged activities that were already done on the case, when nothing shows that people repeat them here. Catalog actions of other kinds
/// are not proposed again at all; an activity may be, as logs are full of repeats. This is decided by how finished cases continued, not by
/// the next-step model: early in a log, the model has seen the repeats of cases that are still open, but not yet how they ended.
/// </summary>
public sealed class UnusualRepeats
{
    // fewer continued cases prove nothing
    private const int MinCases = 5;

    // a repeat is usual if at least one case in this many continues with it
    private const int UsualOneIn = 5;

    // or, where people continue in many ways, if it is at least half as common as the most common step
    private const int NextToUsual = 2;

    // where fewer of those that continue with it had done it before, its frequency says nothing about repeating it
    private const int RepeatedOneIn = 20;

    private readonly IReadOnlyList<NextStepContext> _contexts;
    private readonly CatalogIndex _catalog;
    private readonly CaseMemory _memory;

    internal UnusualRepeats(HistoryFacts? history, CatalogIndex catalog, CaseMemory memory) =>
        (_contexts, _catalog, _memory) = (history?.NextSteps ?? [], catalog, memory);

    /// <summary>Whether the action is a repeat that few people would take; after a reopening, only if it did not help before.</summary>
    public bool Has(string action) =>
        _catalog.Action(action) is { IsLogged: true }
        && _memory.Of(action) is { } done
        && (done.HasFailed || !done.IsBeforeReopening)
        && !_contexts.Any(context => Shows(context, action));

    /// <summary>Whether it is such a repeat and, however people get here, nearly all who continue with it do so for the first time.</summary>
    public bool IsDoneOnce(string action)
    {
        if (!Has(action))
        {
            return false;
        }

        var taken = _contexts
            .Select(context => Taken(context, action))
            .OfType<CountedAction>()
            .Where(next => next.Cases >= MinCases)
            .ToList();
        return taken.Count > 0 && !taken.Exists(IsRepeated);
    }

    private static bool Shows(NextStepContext context, string action) =>
        context.Cases >= MinCases
        && Taken(context, action) is { EffectiveWeight: > 0 and var weighs } taken
        && IsRepeated(taken)
        && (weighs * UsualOneIn >= context.EffectiveWeight || weighs * NextToUsual >= context.Next.Max(next => next.EffectiveWeight));

    private static CountedAction? Taken(NextStepContext context, string action) =>
        context.Next.FirstOrDefault(next => string.Equals(next.Action, action, StringComparison.Ordinal));

    private static bool IsRepeated(CountedAction taken) => taken.Repeats is not { } repeats || repeats * RepeatedOneIn >= taken.Cases;
}
