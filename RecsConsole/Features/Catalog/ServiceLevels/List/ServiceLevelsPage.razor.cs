using RecsConsole.Components.Lists;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.ServiceLevels.List;

/// <summary>The tenant's service levels; reloads when someone changes one.</summary>
public sealed partial class ServiceLevelsPage(ListServiceLevels listLevels, ServiceLevelMemory memory)
{
    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Catalog, ChangeKind.Permission];

    protected override Task<Result<ServiceLevelList>> ReadAsync(Actor actor, ServiceLevelFilter question) =>
        listLevels.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged() => memory.Leave(Filter);

    private async Task<ListPart<ServiceLevelLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value is { } list ? PartOf(list) : null;

    private void Narrow(ServiceLevelFilter filter) => Show(filter with { Page = 1 });

    private static ListPart<ServiceLevelLine> PartOf(ServiceLevelList list) =>
        new(list.Lines, list.Page, ListServiceLevels.PageSize, list.Total);
}
