namespace RecsConsole.Cli.Bench;

/// <summary>The size of the synthetic tenant.</summary>
internal sealed record BenchSize(int Cases, int Documents, int Actions, int Experts);
