namespace RecsConsole.Engine.Snapshots;

/// <summary>How often finished cases of the issue type used documents.</summary>
/// <param name="Cases">Such cases.</param>
/// <param name="Documents">The documents used most.</param>
public sealed record DocumentUseFacts(int Cases, IReadOnlyList<CountedDocument> Documents);
