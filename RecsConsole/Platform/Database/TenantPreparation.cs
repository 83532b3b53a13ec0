namespace RecsConsole.Platform.Database;

/// <summary>Something a feature does once for a tenant that was just made up, so that its first page shows all there is.</summary>
public sealed record TenantPreparation(string Title, Func<IServiceProvider, Actor, CancellationToken, Task> RunAsync);
