namespace RecsConsole.Features.Models.Training;

/// <summary>Identifies an example before it is built.</summary>
/// <param name="Source">decision or history.</param>
/// <param name="Id">Id of the decision or of the case.</param>
/// <param name="Ordinal">Index of the step in the case's history; 0 for a decision.</param>
/// <param name="At">The instant at which the snapshot was taken.</param>
/// <param name="KnownAt">When the outcome was known: nothing may learn from it earlier.</param>
public sealed record ExampleKey(string Source, Guid Id, int Ordinal, DateTimeOffset At, DateTimeOffset KnownAt)
{
    public const string Decision = "decision";
    public const string History = "history";
}
