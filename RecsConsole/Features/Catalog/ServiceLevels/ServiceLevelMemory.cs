using RecsConsole.Features.Catalog.ServiceLevels.List;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>The list of service levels that this tab left. Lives with the circuit.</summary>
public sealed class ServiceLevelMemory
{
    /// <summary>The list that was left for a service level.</summary>
    public ServiceLevelFilter List { get; private set; } = new();

    public void Leave(ServiceLevelFilter list) => List = list;
}
