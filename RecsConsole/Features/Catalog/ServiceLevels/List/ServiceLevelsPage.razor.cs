using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels.List;

/// <summary>The tenant's service levels; reloads when someone changes one.</summary>
public sealed partial class ServiceLevelsPage(ListServiceLevels listLevels, ListMemory<ServiceLevelFilter> memory)
{
    protected override Task<Result<ServiceLevelList>> ReadAsync(Actor actor, ServiceLevelFilter question) =>
        listLevels.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);
}
