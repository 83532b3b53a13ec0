namespace RecsConsole.Features.Models.Training;

/// <summary>Names an example before it is built.</summary>
/// <param name="Source">decision or history.</param>
/// <param name="Id">Of the decision, or of the case.</param>
/// <param name="Ordinal">Of the step in the case's history; 0 for a decision.</param>
/// <param name="At">As of when everything is known.</param>
/// <param name="KnownAt">When it was known what came of it: nothing may learn from it before.</param>
public sealed record ExampleKey(string Source, Guid Id, int Ordinal, DateTimeOffset At, DateTimeOffset KnownAt)
{
    public const string Decision = "decision";
    public const string History = "history";
}
