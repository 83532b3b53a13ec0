namespace RecsConsole.Cli.Bench;

/// <summary>How large the synthetic tenant is.</summary>
internal sealed record BenchSize(int Cases, int Documents, int Actions, int Experts);
