namespace RecsConsole.Engine.Snapshots;

/// <summary>An action with the number of finished cases that went on with it.</summary>
public sealed record CountedAction(string Action, int Cases)
{
    /// <summary>
    /// The weight of continuing with the action, in thousandths of a step: every time counts, the latest most. Null in decisions of engines
    /// before 1.5.0, which counted cases.
    /// </summary>
    public long? Weight { get; init; }

    /// <summary>How many of the cases had already done the action before; null in older decisions, where this was not counted.</summary>
    public int? Repeats { get; init; }

    /// <summary>The action's weight in thousandths of a step.</summary>
    internal long EffectiveWeight => Weight ?? (Cases * NextStepContext.StepWeight);
}
