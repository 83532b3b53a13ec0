namespace RecsConsole.Engine.NextStep;

/// <summary>What followed in one context: next steps in the order of their numbers, each with its events and its cases.</summary>
/// <param name="Events">How often the context occurred with a known continuation.</param>
/// <param name="Cases">In how many cases.</param>
internal sealed record CountedContext(int Events, int Cases, int[] Steps, int[] StepEvents, int[] StepCases);
