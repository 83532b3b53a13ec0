namespace RecsConsole.Engine.Evaluation;

/// <summary>A figure with its 95 % interval and the number it rests on; never shown without them.</summary>
public readonly record struct Estimate(double Value, double Low, double High, int N);
