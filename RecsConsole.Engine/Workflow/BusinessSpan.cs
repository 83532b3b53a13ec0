namespace RecsConsole.Engine.Workflow;

/// <summary>Working time from one instant up to, not including, another, in milliseconds since 1970 UTC.</summary>
public readonly record struct BusinessSpan(long StartMs, long EndMs);
