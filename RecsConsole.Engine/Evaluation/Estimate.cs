namespace RecsConsole.Engine.Evaluation;

/// <summary>A value with its 95 % interval and sample size; never shown without them.</summary>
public readonly record struct Estimate(double Value, double Low, double High, int N);
