using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>The desk's catalog with three admins and a supervisor, and its operations.</summary>
public sealed class ActionDesk : CatalogDesk<ActionRow>
{
    /// <summary>A third admin.</summary>
    public Actor Cleo { get; private set; } = null!;

    public static ActionContent Text { get; } =
        new()
        {
            Title = "Call back",
            Description = "Call the customer back within the hour.",
            Kind = "communicate",
            Risk = ActionRiskLevel.Low,
            TypicalMinutes = 15,
        };

    public static async Task<ActionDesk> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? add = null
    )
    {
        var world = await DeskWorld.CreateAsync(
            provider,
            services =>
            {
                services.AddActions();
                add?.Invoke(services);
            }
        );
        var desk = new ActionDesk { World = world };
        await desk.AddPeopleAsync();
        desk.Cleo = await desk.AddAsync(desk.World.Here.TenantId, "cleo", ConsoleRole.Admin);
        return desk;
    }

    public Task<Result<SavedVersion>> SaveAsync(Actor actor, string key, ActionContent text, VersionSeen? seen = null) =>
        World.Get<SaveActionDraft>().RunAsync(actor, new(key, seen, text), Token);

    public async Task<Result<VersionStepResult>> SubmitAsync(Actor actor, string key) =>
        await World.Get<VersionLife<ActionRow, ActionContent>>().SubmitAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> WithdrawAsync(Actor actor, string key) =>
        await World.Get<VersionLife<ActionRow, ActionContent>>().WithdrawAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> PublishAsync(Actor actor, string key) =>
        await World.Get<VersionLife<ActionRow, ActionContent>>().PublishAsync(actor, await NewestAsync(key), Token);

    public async Task<Result<VersionStepResult>> RetireAsync(Actor actor, string key) =>
        await World.Get<VersionLife<ActionRow, ActionContent>>().RetireAsync(actor, await NewestAsync(key), Token);

    public async Task<VersionStatus> StatusAsync(string key, int version)
    {
        await using var db = World.Open();
        return await db.Actions.Where(row => row.Key == key && row.Version == version).Select(row => row.Status).SingleAsync(Token);
    }
}
