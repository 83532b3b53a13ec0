using RecsConsole.Features.Catalog.ServiceLevels.List;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>The service level list that this tab last showed. Lives as long as the circuit.</summary>
public sealed class ServiceLevelMemory
{
    /// <summary>The filter of the list from which a service level was opened.</summary>
    public ServiceLevelFilter List { get; private set; } = new();

    public void Leave(ServiceLevelFilter list) => List = list;
}
