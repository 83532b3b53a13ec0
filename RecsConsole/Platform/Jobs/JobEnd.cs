namespace RecsConsole.Platform.Jobs;

/// <summary>How a run ended.</summary>
/// <param name="Status">done, failed or cancelled.</param>
/// <param name="Result">What came of it, or why not, in words.</param>
public sealed record JobEnd(string Status, string Result);
