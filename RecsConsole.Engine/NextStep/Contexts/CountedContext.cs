namespace RecsConsole.Engine.NextStep;

/// <summary>What followed in one context: the next steps by ascending number, each with its events and cases.</summary>
/// <param name="Events">How often the context occurred with a known continuation.</param>
/// <param name="Cases">Number of cases in which the context occurred.</param>
internal sealed record CountedContext(int Events, int Cases, int[] Steps, int[] StepEvents, int[] StepCases);
