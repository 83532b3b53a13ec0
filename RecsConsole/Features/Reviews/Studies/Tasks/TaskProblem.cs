namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>What is wrong in a line of a file.</summary>
/// <param name="Line">From 1.</param>
public sealed record TaskProblem(long Line, string Words);
