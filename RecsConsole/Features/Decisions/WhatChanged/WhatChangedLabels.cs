using System.Globalization;
using RecsConsole.Engine.WhatChanged;

namespace RecsConsole.Features.Decisions.WhatChanged;

/// <summary>Display texts of differences and causes.</summary>
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
                    .Select(item => new ShownDifference(item.Kind, titles[item]!, DifferenceOf(item), Why(item))),
            ],
            [.. answer.Causes.Select(cause => new ShownCause(NameOf(cause.Cause), Explains(cause)))],
            answer.Items.Count(item => titles[item] is null)
        );

    private static string DifferenceOf(ItemDifference item) =>
        (item.Before, item.After) switch
        {
            (null, { } after) => Texts.NewAtPlace.With(Number(after)),
            ({ } before, null) => Texts.GoneFromPlace.With(Number(before)),
            ({ } before, { } after) => Texts.FromPlace.With(Number(before), Number(after)),
            _ => "",
        };

    private static string Why(ItemDifference item)
    {
        var both = item.Alone.Intersect(item.Needed).ToList();
        return item.Alone.Count > 0
                ? (
                    both.Count == 1 && item.Alone.Count == 1
                        ? Texts.ByItself.With(NameOf(both[0]))
                        : Texts.EachByItself.With(List(item.Alone))
                )
            : item.Needed.Count == 0 ? Texts.SeveralCausesTogether
            : item.Needed.Count == 1 ? Texts.OnlyTogetherWithSomethingElse.With(NameOf(item.Needed[0]))
            : Texts.OnlyTogether.With(List(item.Needed));
    }

    private static string Explains(CauseEffect cause) =>
        (cause.Alone, cause.Needed) switch
        {
            (0, 0) => Texts.DiffersAndMovedNothing,
            (0, var needed) => Texts.NeededFor.With(Number(needed)),
            (var alone, _) => Texts.ExplainsByItself.With(Number(alone)),
        };

    private static string List(IReadOnlyList<ChangeCause> causes) => string.Join($" {SharedTexts.AndInSentence} ", causes.Select(NameOf));

    private static string NameOf(ChangeCause cause) =>
        cause switch
        {
            ChangeCause.Data => SharedTexts.Data,
            ChangeCause.Time => Texts.TimePassed,
            ChangeCause.Permission => Texts.Permission,
            ChangeCause.Catalog => Texts.Catalog,
            ChangeCause.Policy => SharedTexts.Policy,
            ChangeCause.Workflow => Texts.Workflow,
            ChangeCause.Model => SharedTexts.Model,
            ChangeCause.Configuration => SharedTexts.Settings,
            ChangeCause.Chance => Texts.WhatWasTriedOut,
            ChangeCause.Validation => Texts.LastCheck,
            _ => Texts.EngineVersion,
        };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
