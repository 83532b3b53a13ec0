namespace RecsConsole.Tests.Support;

/// <summary>How a run of the console ended.</summary>
public sealed record ConsoleProcessResult(int ExitCode, string Output, string Error);
