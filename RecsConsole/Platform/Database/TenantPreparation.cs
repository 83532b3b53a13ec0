namespace RecsConsole.Platform.Database;

/// <summary>A step that a feature runs once for a new demo tenant, so that its first page shows complete data.</summary>
public sealed record TenantPreparation(string Title, Func<IServiceProvider, Actor, CancellationToken, Task> RunAsync)
{
    /// <summary>When it runs.</summary>
    public PreparationStage Stage { get; init; } = PreparationStage.FromHistory;
}
