namespace RecsConsole.Engine.Snapshots;

/// <summary>One point of a calibration map: a raw score and the probability for it, both scaled by 1,000,000.</summary>
public sealed record CalibrationPoint(long Score, long Probability);
