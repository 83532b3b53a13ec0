using RecsConsole.Database;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels.List;

/// <summary>The tenant's service levels; reloads when someone changes one.</summary>
public sealed partial class ServiceLevelsPage(
    ListServiceLevels listLevels,
    VersionLife<ServiceLevelRow, ServiceLevelContent> life,
    ListMemory<ServiceLevelFilter> memory
)
{
    protected override Task<Result<ServiceLevelList>> ReadAsync(Actor actor, ServiceLevelFilter question) =>
        listLevels.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);
}
