using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Models.Training;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Backtest;

/// <summary>What was done in cases, each with the moment just before it.</summary>
internal static class LoggedSteps
{
    /// <summary>The steps of some cases in time order, up to a maximum, spread evenly.</summary>
    public static IReadOnlyList<LoggedStep> Of(IEnumerable<HistoryCase> cases, SlateKind kind, IReadOnlySet<string> actions, int max)
    {
        var all = cases
            .SelectMany(found =>
                kind switch
                {
                    SlateKind.Action => Actions(found, actions),
                    SlateKind.Document => Documents(found),
                    _ => People(found),
                }
            )
            .OrderBy(step => step.Moment.At)
            .ThenBy(step => step.Case.Row.Id)
            .ThenBy(step => step.Moment.Ordinal)
            .ThenBy(step => step.Target, StringComparer.Ordinal)
            .ToList();
        return Spread(all, max);
    }

    /// <summary>All steps of some cases except the opening one of each, in time order.</summary>
    public static IReadOnlyList<LoggedStep> FromTheSecond(IEnumerable<HistoryCase> cases, IReadOnlySet<string> actions) =>
        [
            .. cases
                .SelectMany(found =>
                {
                    var opening = found.Events.FirstOrDefault(HistoryCase.IsAction)?.Ordinal;
                    return Actions(found, actions).Where(step => step.Moment.Ordinal != opening);
                })
                .OrderBy(step => step.Moment.At)
                .ThenBy(step => step.Case.Row.Id)
                .ThenBy(step => step.Moment.Ordinal),
        ];

    /// <summary>A maximum number of items from a list, spread evenly over it.</summary>
    public static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> all, int max) =>
        all.Count <= max ? all : [.. Enumerable.Range(0, max).Select(i => all[(int)((long)i * all.Count / max)])];

    /// <summary>Just after the first event of a case; null for one without any.</summary>
    public static HistoryMoment? FirstOf(HistoryCase found) =>
        found.Events.FirstOrDefault(HistoryCase.IsAction) is { } first ? HistoryMoment.After(first) : null;

    // Steps by people with an action of the catalog. If a log names no people, each of its activities counts as done by someone.
    private static IEnumerable<LoggedStep> Actions(HistoryCase found, IReadOnlySet<string> actions) =>
        found
            .Events.Where(row =>
                HistoryCase.IsAction(row)
                && row.FromState is not null
                && (row.ActorId is not null || EventIdentity.IsOfLog(row.EventKey))
                && actions.Contains(row.Activity)
            )
            .Select(row => new LoggedStep(found, HistoryMoment.Before(row), row.Activity));

    private static IEnumerable<LoggedStep> Documents(HistoryCase found) =>
        found
            .Documents.Select(used =>
                (Used: used, Before: found.Events.LastOrDefault(row => HistoryCase.IsAction(row) && row.At < used.At))
            )
            .Select(each =>
                each.Before is { } before
                    ? new LoggedStep(found, HistoryMoment.After(before) with { At = each.Used.At }, each.Used.DocumentKey)
                : found.Events.FirstOrDefault(row => row.FromState is not null) is { } first
                    ? new LoggedStep(found, HistoryMoment.Before(first) with { At = each.Used.At }, each.Used.DocumentKey)
                : null
            )
            .OfType<LoggedStep>();

    private static IEnumerable<LoggedStep> People(HistoryCase found) =>
        FirstOf(found) is { } moment && found.Row.ResolvedById is { } resolver ? [new(found, moment, resolver.ToString("D"))] : [];
}

/// <summary>A logged step.</summary>
/// <param name="Target">The action that was done, the document that was read, or the person who solved it.</param>
internal sealed record LoggedStep(HistoryCase Case, HistoryMoment Moment, string Target);
