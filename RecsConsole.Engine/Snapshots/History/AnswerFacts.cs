namespace RecsConsole.Engine.Snapshots;

/// <summary>How long finished cases of the type waited for an answer to the step that the case waits for.</summary>
/// <param name="Action">The step that asked.</param>
/// <param name="Answers">How many answers were counted.</param>
/// <param name="UsualHours">Four of five came within this many hours of the clock on the wall.</param>
public sealed record AnswerFacts(string Action, int Answers, int UsualHours);
