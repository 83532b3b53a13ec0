namespace RecsConsole.Platform.Startup;

/// <summary>
/// How an empty database gets something to work with: registered by the feature that has it, run by `demo seed` and by the first start
/// in Development. Reports progress line by line and answers the lines that say how to sign in.
/// </summary>
public sealed record DevelopmentSeed(Func<IServiceProvider, Action<string>, CancellationToken, Task<IReadOnlyList<string>>> RunAsync);
