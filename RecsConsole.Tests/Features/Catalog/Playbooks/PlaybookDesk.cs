using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.Playbooks;

/// <summary>The desk with two admins who maintain playbooks and a supervisor who reads them.</summary>
public sealed class PlaybookDesk : CatalogDesk<PlaybookRow>
{
    /// <summary>First "ask", then "fix".</summary>
    public static PlaybookContent Text { get; } = new("Printers", [], [new("ask", []), new("fix", [new("done", "equals", ["ask"])])]);

    public static async Task<PlaybookDesk> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var desk = new PlaybookDesk { World = await DeskWorld.CreateAsync(provider, services => services.AddPlaybooks()) };
        await desk.AddPeopleAsync();
        return desk;
    }

    public async Task<Result<SavedVersion>> SaveAsync(Actor actor, string key, PlaybookContent text, bool isNew = false) =>
        await World.Get<SavePlaybookDraft>().RunAsync(actor, new(key, isNew ? null : await SeenAsync(key), text), Token);

    public async Task<Result<VersionStepResult>> SubmitAsync(Actor actor, string key) =>
        await World.Get<VersionLife<PlaybookRow, PlaybookContent>>().SubmitAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> PublishAsync(Actor actor, string key) =>
        await World.Get<VersionLife<PlaybookRow, PlaybookContent>>().PublishAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> RetireAsync(Actor actor, string key) =>
        await World.Get<VersionLife<PlaybookRow, PlaybookContent>>().RetireAsync(actor, await NewestAsync(key), Token);

    public Task<Result<PlaybookPreview>> PreviewAsync(Actor actor, PlaybookContent text) =>
        World.Get<PreviewPlaybook>().RunAsync(actor, text, Token);
}
