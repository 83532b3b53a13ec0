using RecsConsole.Database;

namespace RecsConsole.Recommender.Past;

/// <summary>A moment in a case's history.</summary>
/// <param name="Ordinal">Number of the next event: everything before it is known.</param>
/// <param name="State">The state the case is in.</param>
internal sealed record HistoryMoment(int Ordinal, DateTimeOffset At, string State)
{
    /// <summary>Just before a step whose original state is recorded.</summary>
    public static HistoryMoment Before(CaseEventRow step) => new(step.Ordinal, step.At, step.FromState!);

    /// <summary>Just after an event whose resulting state is recorded.</summary>
    public static HistoryMoment After(CaseEventRow step) => new(step.Ordinal + 1, step.At, step.ToState ?? step.FromState ?? "");
}
