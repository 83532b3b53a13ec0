using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>The page of an action: versions, life cycle, usage figures and history. Reloads when someone changes the action.</summary>
public sealed partial class ActionPage(ReadAction readAction, VersionLife<ActionRow, ActionContent> life, ListMemory<ActionFilter> memory)
{
    public static string AddressOf(string key) => $"{ActionFilter.Root}/{Uri.EscapeDataString(key)}";

    protected override Task<Result<ActionView>> ReadAsync(Actor actor, string question) => readAction.RunAsync(actor, question, Disposed);
}
