namespace RecsConsole.Engine.Snapshots;

/// <summary>How often finished cases of the issue type used documents.</summary>
/// <param name="Cases">Number of such cases.</param>
/// <param name="Documents">The most used documents.</param>
public sealed record DocumentUseFacts(int Cases, IReadOnlyList<CountedDocument> Documents);
