using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>
/// Attributes the differences between two decisions on a case. Each cause is moved alone from the later decision to the earlier one (does
/// it make the difference alone?) and back again (does the difference need it?). Differences that need several causes together are reported
/// as such, not divided among them.
/// </summary>
/// <param name="pipelineOf">The pipeline that ranks with these models; the heuristic's for null.</param>
public sealed class WhatChangedComparison(Func<ModelPart?, RecommendationPipeline> pipelineOf)
{
    /// <summary>The differences from the earlier decision to the later, with their causes.</summary>
    public WhatChangedAnswer Compare(DecisionInput before, DecisionInput after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (was, now) = (Places.From(before.Shown), Places.From(after.Shown));
        var effects = Effects(before, after, was, now);
        List<ItemDifference> items =
        [
            .. was.DifferencesTo(now)
                .Select(key => new ItemDifference(
                    key.Kind,
                    key.Id,
                    was[key],
                    now[key],
                    [.. effects.Where(each => each.Makes(key)).Select(each => each.Cause)],
                    [.. effects.Where(each => each.Undoes(key)).Select(each => each.Cause)]
                )),
        ];
        return new(
            items,
            [
                .. effects.Select(effect => new CauseEffect(
                    effect.Cause,
                    items.Count(item => item.Alone.Contains(effect.Cause)),
                    items.Count(item => item.Needed.Contains(effect.Cause))
                )),
            ]
        );
    }

    private List<Effect> Effects(DecisionInput before, DecisionInput after, Places was, Places now)
    {
        var (computedBefore, computedAfter) = (Run(before), Run(after));
        var effects = new List<Effect>();
        foreach (var cause in Enum.GetValues<ChangeCause>())
        {
            if (cause != ChangeCause.Engine && InputSwap.Differs(cause, before, after))
            {
                var forward = Run(InputSwap.Take(cause, before, after));
                var back = Run(InputSwap.Take(cause, after, before));
                effects.Add(new(cause, key => forward[key] == now[key], key => back[key] == was[key]));
            }
        }

        if (computedBefore.DiffersFrom(was) || computedAfter.DiffersFrom(now))
        {
            bool IsOfEngine(ItemKey key) => computedBefore[key] != was[key] || computedAfter[key] != now[key];
            effects.Add(new(ChangeCause.Engine, IsOfEngine, IsOfEngine));
        }

        return effects;
    }

    // Candidates that were not kept were not checked: no objection is known.
    private Places Run(DecisionInput input)
    {
        var pipeline = pipelineOf(input.Snapshot.Shared.Model);
        var objections = input.Validation.Items.Where(item => item.Reasons.Count > 0).Select(item => (item.Kind, item.Id)).ToHashSet();
        var places = new Places();
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var request = input.Request.For(kind);
            var shown = pipeline
                .Run(input.Snapshot, request)
                .Placement.Placed.Where(placed => !objections.Contains((kind, placed.Id)))
                .Take(request.Size);
            places.Add(kind, shown.Select(placed => placed.Id));
        }

        return places;
    }

    /// <param name="Makes">Whether the cause alone, taken into the earlier decision, puts the item where the later shows it.</param>
    /// <param name="Undoes">Whether removing this cause alone from the later decision moves it back.</param>
    private sealed record Effect(ChangeCause Cause, Func<ItemKey, bool> Makes, Func<ItemKey, bool> Undoes);
}
