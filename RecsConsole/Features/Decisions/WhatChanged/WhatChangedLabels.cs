using System.Globalization;
using RecsConsole.Engine.WhatChanged;

namespace RecsConsole.Features.Decisions.WhatChanged;

/// <summary>Differences and causes as people read them.</summary>
internal static class WhatChangedLabels
{
    public static WhatChangedReply Reply(
        WhatChangedAnswer answer,
        IReadOnlyList<ComparableDecision> choices,
        Guid comparedWith,
        IReadOnlyDictionary<ItemDifference, string?> titles
    ) =>
        new(
            choices,
            comparedWith,
            [
                .. answer
                    .Items.Where(item => titles[item] is not null)
                    .Select(item => new ShownDifference(item.Kind, titles[item]!, Became(item), Why(item))),
            ],
            [.. answer.Causes.Select(cause => new ShownCause(NameOf(cause.Cause), Explains(cause)))],
            answer.Items.Count(item => titles[item] is null)
        );

    private static string Became(ItemDifference item) =>
        (item.Before, item.After) switch
        {
            (null, { } after) => $"new at place {Number(after)}",
            ({ } before, null) => $"gone from place {Number(before)}",
            ({ } before, { } after) => $"from place {Number(before)} to {Number(after)}",
            _ => "",
        };

    private static string Why(ItemDifference item)
    {
        var both = item.Alone.Intersect(item.Needed).ToList();
        return item.Alone.Count > 0
                ? (both.Count == 1 && item.Alone.Count == 1 ? $"{NameOf(both[0])}, by itself" : $"{List(item.Alone)}, each by itself")
            : item.Needed.Count > 0 ? $"{List(item.Needed)}, only together{(item.Needed.Count == 1 ? " with something else" : "")}"
            : "several causes together";
    }

    private static string Explains(CauseEffect cause) =>
        (cause.Alone, cause.Needed) switch
        {
            (0, 0) => "differs, and moved nothing",
            (0, var needed) => $"needed for {Number(needed)}",
            (var alone, _) => $"explains {Number(alone)} by itself",
        };

    private static string List(IReadOnlyList<ChangeCause> causes) => string.Join(" and ", causes.Select(NameOf));

    private static string NameOf(ChangeCause cause) =>
        cause switch
        {
            ChangeCause.Data => "Data",
            ChangeCause.Time => "Time passed",
            ChangeCause.Permission => "Permission",
            ChangeCause.Catalog => "Catalog",
            ChangeCause.Policy => "Policy",
            ChangeCause.Workflow => "Workflow",
            ChangeCause.Model => "Model",
            ChangeCause.Configuration => "Settings",
            ChangeCause.Chance => "What was tried out",
            ChangeCause.Validation => "Last check",
            _ => "Engine version",
        };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
