namespace RecsConsole.Engine.NextStep;

/// <summary>The time from an activity to the next one, in seconds.</summary>
/// <param name="Median">Half of them took at most this long.</param>
/// <param name="Usual">Three quarters of them did.</param>
/// <param name="Late">Nine of ten did: a longer one is late.</param>
public readonly record struct StepWait(long Median, long Usual, long Late);
