using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>What the case of a snapshot remembers.</summary>
public static class Memories
{
    public static CaseMemory Memory(this SnapshotBuilder builder) => SnapshotIndex.From(builder.Build()).Memory;

    /// <summary>What is remembered of an action; null when it was not done.</summary>
    public static RememberedStep? Remembered(this SnapshotBuilder builder, string action) => builder.Memory().Of(action);

    /// <summary>What came of an action that was done.</summary>
    public static StepOutcome OutcomeOf(this SnapshotBuilder builder, string action) => builder.Remembered(action)!.Outcome;

    /// <summary>A failed check: the action took the case on, and something else took it back.</summary>
    public static SnapshotBuilder WithFailed(this SnapshotBuilder builder, string action) =>
        builder.WithStep(action, "open", "check").WithStep("still-there", "check", "open");

    /// <summary>The case was closed by an action and opened again by another step.</summary>
    public static SnapshotBuilder WithReopening(this SnapshotBuilder builder, string close, string reopen) =>
        builder.WithStep(close, "open", "closed").WithStep(reopen, "closed", "open");
}
