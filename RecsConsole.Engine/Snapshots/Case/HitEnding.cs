namespace RecsConsole.Engine.Snapshots;

/// <summary>How a similar case ended, seen from its opening.</summary>
/// <param name="Hours">Whole hours from opening to the first solution.</param>
/// <param name="MetDeadline">Whether that was before the deadline at the opening; null when there was none.</param>
/// <param name="CameBack">The case was reopened so soon that the solution does not count.</param>
public sealed record HitEnding(int Hours, bool? MetDeadline, bool CameBack);
