namespace RecsConsole.Platform.Startup;

/// <summary>
/// Fills an empty database with demo data: registered by the feature that provides it, run by `demo seed` and by the first start in
/// Development. Reports progress line by line and returns the lines that say how to sign in.
/// </summary>
public sealed record DevelopmentSeed(Func<IServiceProvider, Action<string>, CancellationToken, Task<IReadOnlyList<string>>> RunAsync)
{
    /// <summary>Begins what needs no database.</summary>
    public Action<IServiceProvider> BeginAhead { get; init; } = _ => { };
}
