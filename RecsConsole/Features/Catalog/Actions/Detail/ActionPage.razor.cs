using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>An action of the catalog: its versions, their life, how it fared and who did what. Read again when somebody changed it.</summary>
public sealed partial class ActionPage(ReadAction readAction, VersionLife<ActionRow, ActionContent> life, ActionMemory memory)
{
    private VersionMoves Moves => new(life.SubmitAsync, life.WithdrawAsync, life.PublishAsync, life.RetireAsync);

    public static string AddressOf(string key) => $"{ActionFilter.Root}/{Uri.EscapeDataString(key)}";

    protected override Task<Result<ActionView>> ReadAsync(Actor actor, string question) => readAction.RunAsync(actor, question, Disposed);
}
