using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Values of actions that take more than one line.</summary>
internal static class ActionValues
{
    // an action of an hour counts half as fast as one that takes no time
    private const int HalfSpeedMinutes = 60;
    private const int FreshnessHalfDays = 180;

    public static long SlaUrgency(ActionInput it) =>
        it.SlaUrgency(
            it.Action.TypicalMinutes is { } minutes
                ? FixedPoint.One * HalfSpeedMinutes / (HalfSpeedMinutes + Math.Max(0, minutes))
                : FixedPoint.One / 2
        );

    // an action made for the actor's role fits better than one that anybody may do
    public static long RoleMatch(ActionInput it)
    {
        if (it.Action.RequiredRole is not { } role)
        {
            return FixedPoint.One / 2;
        }

        return it.Snapshot.Actor.Roles.Contains(role) ? FixedPoint.One : 0;
    }

    public static long Freshness(ActionInput it)
    {
        var policy = it.Action.PolicyKey is { } key ? SnapshotIndex.Of(it.Snapshot).Catalog.Policy(key) : null;
        return it.Recency(policy?.EffectiveFrom ?? it.Action.UpdatedAt, FreshnessHalfDays);
    }

    // what people repeat in a log shows in what they did next
    public static long DoneBefore(ActionInput it) =>
        !string.Equals(it.Action.Kind, "activity", StringComparison.Ordinal)
        && SnapshotIndex.Of(it.Snapshot).Memory.Of(it.Candidate.Id) is not null
            ? FixedPoint.One
            : 0;

    public static long IsRequired(ActionInput it) =>
        SnapshotIndex.Of(it.Snapshot).Policies.Required.ContainsKey(it.Candidate.Id) ? FixedPoint.One : 0;
}
